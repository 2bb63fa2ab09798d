import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Act, type Asked } from './client.js';
import { queryClient } from './queries.js';

/** A command on what was seen as `etag`; whatever comes of it, the report is read again. */
export function useCommand<Body, Answer>(
  send: (header: ReturnType<Act['headersFor']>, body: Body) => Asked<Answer>,
) {
  const [act] = useState(() => new Act());
  return useMutation({
    mutationFn: ({ etag, body }: { readonly etag: string; readonly body: Body }) =>
      act.decided<Answer>(send(act.headersFor(etag, body), body)),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['report'] });
      void queryClient.invalidateQueries({ queryKey: ['inbox'] });
    },
  });
}
