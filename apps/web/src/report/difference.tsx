import './report.css';
import type { Schemas } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { FieldValue, type FieldName } from './field-value.js';
import type { Content } from './fields.js';

type Changed = Schemas['FieldDifference'];

const TAGS = { same: 'span', added: 'ins', removed: 'del' } as const;

interface Props {
  readonly field: FieldName;
  readonly before: Content;
  readonly after: Content;
  /** Word by word, where the API has it so. */
  readonly words: Changed['words'];
}

/** A field of two versions in one text: added underlined, removed struck through, and both said so to who hears it. */
export function Difference({ field, before, after, words }: Props) {
  const { t } = useWords();
  if (words === null)
    return (
      <>
        <del>
          <span className="unseen">{t('difference.removed')} </span>
          <FieldValue content={before} field={field} />
        </del>
        {'\n'}
        <ins>
          <span className="unseen">{t('difference.added')} </span>
          <FieldValue content={after} field={field} />
        </ins>
      </>
    );
  return words.map(({ change, text }, index) => {
    const Tag = TAGS[change];
    return (
      <Tag key={index}>
        {change !== 'same' && <span className="unseen">{t(`difference.${change}`)} </span>}
        {text}
      </Tag>
    );
  });
}
