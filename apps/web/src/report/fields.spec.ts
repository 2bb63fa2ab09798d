import { expect, it } from '@jest/globals';
import { placeOf } from '../shell/place-of.js';
import { contentFrom, typedFrom } from './fields.js';

const content = {
  taskStatus: 'inProgress',
  progressPercent: '62.5',
  results: 'Đã kiểm tra.',
  figures: [{ name: 'Chiều dài', value: '12.50', unit: 'km', kind: 'estimate' }],
  evidence: ['Biên bản 01', 'Biên bản 02'],
  noEvidenceReason: '',
  difficulties: '',
  proposals: '',
} as const;

it('goes into the form with commas and comes back as it was', () => {
  const typed = typedFrom({ ...content, figures: [...content.figures], evidence: [...content.evidence] });
  expect([typed.progressPercent, typed.figures[0]?.value, typed.evidence]).toEqual([
    '62,5',
    '12,50',
    'Biên bản 01\nBiên bản 02',
  ]);
  expect(contentFrom(typed)).toEqual(content);
});

it('begins empty where nothing was saved', () => {
  expect(typedFrom({})).toMatchObject({ results: '', figures: [], evidence: '' });
});

it('finds the field that a problem names', () => {
  expect(
    ['content.results', 'content.figures[0].value', 'content.evidence[2]', 'lateReason', 'reason'].map(
      (field) => placeOf(field),
    ),
  ).toEqual(['field-results', 'field-figures-0-value', 'field-evidence', 'field-lateReason', 'field-reason']);
});
