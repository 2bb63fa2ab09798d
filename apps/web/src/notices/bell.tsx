import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/i18n.js';
import { Icon } from '../shell/icons.js';
import { PageLink } from '../shell/page-link.js';
import { noticeReads } from './notices-reads.js';

/** The API counts no further. */
const COUNTED = 1_000;

/** The way to the notices, with how many are not read; that there is a new one is said aloud, too. */
export function Bell() {
  const { t } = useWords();
  const unread = useQuery(noticeReads.count).data;
  const [before, setBefore] = useState(unread);
  const [news, setNews] = useState('');
  if (unread !== before) {
    setBefore(unread);
    // What was there when the page was opened is no news.
    const more = before === undefined || unread === undefined ? 0 : unread - before;
    setNews(more > 0 ? t('notices.new', { count: more }) : '');
  }
  return (
    <>
      <PageLink to="/notices" className="nav-link">
        <Icon name="bell" /> {t('notices.title')}
        {unread !== undefined && unread > 0 && (
          <>
            {' '}
            <span className="count" aria-hidden="true">
              {unread < COUNTED ? unread : `${COUNTED - 1}+`}
            </span>
            <span className="unseen">: {t('notices.unread', { count: unread })}</span>
          </>
        )}
      </PageLink>
      <span className="unseen" role="status">
        {news}
      </span>
    </>
  );
}
