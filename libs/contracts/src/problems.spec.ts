import { describe, expect, it } from '@jest/globals';
import { fillIn, isProblemCode, problems } from './problems.js';

const entries = Object.entries(problems);
const vietnamese = /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/i;

describe('the table of problems', () => {
  it.each(entries)('%s is told in both languages, with what to do', (_code, problem) => {
    for (const text of [problem.vi, problem.en, problem.action.vi, problem.action.en]) {
      expect(text.trim()).toBe(text);
      expect(text).toMatch(/\.$/);
      expect(text.normalize('NFC')).toBe(text);
    }
    expect(problem.vi).toMatch(vietnamese);
    expect(problem.action.vi).toMatch(vietnamese);
    expect(`${problem.en} ${problem.action.en}`).not.toMatch(vietnamese);
  });

  it.each(entries)('%s has the status of a refusal', (code, problem) => {
    expect(code).toMatch(/^[A-Z][A-Z_]+[A-Z]$/);
    expect([
      400, 401, 403, 404, 405, 408, 409, 410, 412, 413, 414, 415, 422, 428, 429, 431, 500, 503,
    ]).toContain(problem.status);
  });

  it('keeps the server error for what nobody foresaw', () => {
    expect(entries.filter(([, problem]) => problem.status === 500).map(([code]) => code)).toEqual([
      'INTERNAL_ERROR',
    ]);
  });

  it('tells nothing that is not its own as a code', () => {
    expect(isProblemCode('STALE_VERSION')).toBe(true);
    expect(isProblemCode('toString')).toBe(false);
    expect(isProblemCode(undefined)).toBe(false);
  });

  it('fills what it is given and stays readable without', () => {
    expect(fillIn('tối đa {limitBytes} byte', { limitBytes: 10 })).toBe('tối đa 10 byte');
    expect(fillIn('tối đa {limitBytes} byte')).toBe('tối đa … byte');
  });
});
