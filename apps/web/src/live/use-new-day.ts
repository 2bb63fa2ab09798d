import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { untilNextDay } from '../format/dates.js';

/** Past midnight at the office what is due is read again, on a page that nobody has touched too. `now`: of the API. */
export function useNewDay(now: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (now === undefined) return;
    const timer = setTimeout(() => void client.invalidateQueries(), untilNextDay(now));
    return () => {
      clearTimeout(timer);
    };
  }, [client, now]);
}
