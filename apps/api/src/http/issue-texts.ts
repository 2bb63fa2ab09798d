import { fillIn, type ProblemParams } from '@dondoc/contracts';
import type { z } from 'zod';

export type Issue = z.core.$ZodIssue;

interface Told {
  readonly code: string;
  readonly detail: string;
  readonly detailEn: string;
  readonly params?: ProblemParams;
}

const words = {
  REQUIRED: ['Bắt buộc phải có.', 'Required.'],
  WRONG_TYPE: ['Sai kiểu dữ liệu.', 'Of the wrong type.'],
  UNKNOWN_FIELD: ['Trường này không được nhận.', 'This field is not accepted.'],
  TEXT_TOO_LONG: ['Dài quá {limit} ký tự.', 'Longer than {limit} characters.'],
  TEXT_TOO_SHORT: ['Không được để trống.', 'Must not be empty.'],
  TOO_MANY: ['Nhiều quá {limit} mục.', 'More than {limit} items.'],
  TOO_FEW: ['Cần ít nhất {limit} mục.', 'Needs at least {limit} items.'],
  OUT_OF_RANGE: ['Ngoài khoảng cho phép (giới hạn {limit}).', 'Out of range (the limit is {limit}).'],
  NOT_ONE_OF: ['Phải là một trong: {values}.', 'Must be one of: {values}.'],
  WRONG_FORMAT: ['Sai định dạng.', 'Of the wrong format.'],
} as const satisfies Record<string, readonly [vi: string, en: string]>;

const tell = (code: keyof typeof words, params?: ProblemParams): Told => ({
  code,
  detail: fillIn(words[code][0], params),
  detailEn: fillIn(words[code][1], params),
  ...(params === undefined ? {} : { params }),
});

const tooBig = (issue: z.core.$ZodIssueTooBig): Told => {
  const limit = Number(issue.maximum);
  if (issue.origin === 'string') return tell('TEXT_TOO_LONG', { limit });
  return tell(issue.origin === 'array' ? 'TOO_MANY' : 'OUT_OF_RANGE', { limit });
};

const tooSmall = (issue: z.core.$ZodIssueTooSmall): Told => {
  const limit = Number(issue.minimum);
  if (issue.origin === 'string') return tell('TEXT_TOO_SHORT', { limit });
  return tell(issue.origin === 'array' ? 'TOO_FEW' : 'OUT_OF_RANGE', { limit });
};

/** In our words, not zod's: its own name types of a programming language. */
export function describeIssue(issue: Issue): Told {
  const absent = issue.input === undefined;
  switch (issue.code) {
    case 'unrecognized_keys':
      return tell('UNKNOWN_FIELD');
    case 'invalid_type':
      return tell(absent ? 'REQUIRED' : 'WRONG_TYPE');
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'invalid_value':
      return absent ? tell('REQUIRED') : tell('NOT_ONE_OF', { values: issue.values.map(String).join(', ') });
    case 'invalid_union':
      return tell('WRONG_TYPE');
    case 'invalid_format':
    case 'custom':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return tell('WRONG_FORMAT');
    default:
      return issue satisfies never;
  }
}
