import { describe, expect, it } from '@jest/globals';
import { refuse } from '@dondoc/decider';
import { contentBarrier, normaliseContent } from './content-rules.js';
import { content } from './report.fixtures.js';

const figure = { name: 'Hội nghị', value: '2', unit: 'hội nghị', kind: 'final' } as const;

describe('what may be sent', () => {
  it.each([
    ['as it is', {}],
    ['without figures', { figures: [] }],
    ['at 0 %', { progressPercent: '0' }],
    ['at 100 %', { progressPercent: '100' }],
    ['without evidence but with the reason', { evidence: [' '], noEvidenceReason: 'Văn bản mật' }],
    ['with a negative figure', { figures: [{ ...figure, value: '-1.5' }] }],
  ])('%s', (_, over) => {
    expect(contentBarrier({ ...content, ...over })).toBeUndefined();
  });
});

describe('what is refused', () => {
  it.each([
    [{ results: '' }, 'EMPTY_REPORT', 'results'],
    [{ results: ' \u200b\u00a0\u2060\ufeff' }, 'EMPTY_REPORT', 'results'],
    [{ progressPercent: '' }, 'INVALID_DECIMAL', 'progressPercent'],
    [{ progressPercent: '1e2' }, 'INVALID_DECIMAL', 'progressPercent'],
    [{ progressPercent: '62,5' }, 'INVALID_DECIMAL', 'progressPercent'],
    [{ progressPercent: 'NaN' }, 'INVALID_DECIMAL', 'progressPercent'],
    [{ progressPercent: '-0.1' }, 'PROGRESS_OUT_OF_RANGE', 'progressPercent'],
    [{ progressPercent: '100.0000000000000001' }, 'PROGRESS_OUT_OF_RANGE', 'progressPercent'],
    [{ figures: [figure, { ...figure, value: 'nhiều' }] }, 'INVALID_DECIMAL', 'figures.1.value'],
    [{ figures: [{ ...figure, name: '\u200b' }] }, 'EMPTY_REPORT', 'figures.0.name'],
    [{ evidence: [] }, 'EVIDENCE_OR_REASON_REQUIRED', 'evidence'],
    [{ evidence: ['', '\u200b'], noEvidenceReason: '\u00a0' }, 'EVIDENCE_OR_REASON_REQUIRED', 'evidence'],
  ] as const)('%j: %s at %s', (over, code, field) => {
    expect(contentBarrier({ ...content, ...over })).toEqual(refuse(code, { field }));
  });
});

describe('the one form of a content', () => {
  it('has canonical decimals, NFC text and no blank evidence', () => {
    const written = {
      ...content,
      progressPercent: ' 62,50 ',
      results: 'Kê\u0301 hoạch'.normalize('NFD'),
      figures: [{ ...figure, value: '06,5800' }],
      evidence: ['', 'Báo cáo số 12', '\u200b'],
    };
    expect(normaliseContent(written)).toEqual({
      ...content,
      progressPercent: '62.5',
      results: 'Kế hoạch'.normalize('NFC'),
      figures: [{ ...figure, value: '6.58' }],
      evidence: ['Báo cáo số 12'],
    });
  });

  it('leaves what is no decimal to be refused, and changes nothing the second time', () => {
    expect(normaliseContent({ ...content, progressPercent: '1e2' }).progressPercent).toBe('1e2');
    expect(normaliseContent(normaliseContent(content))).toEqual(normaliseContent(content));
  });
});
