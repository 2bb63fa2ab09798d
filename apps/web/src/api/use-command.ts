import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Act, type Asked, type KeyHeader } from './client.js';
import { noteOwn } from './own-acts.js';
import { queryClient } from './queries.js';

/** Whatever came of a command, what is shown is read again; who is signed in was not changed by it. */
const readAgain = (): void => {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
};

/** A command on what was seen as `etag`. */
export function useCommand<Body, Answer>(
  send: (header: ReturnType<Act['headersFor']>, body: Body) => Asked<Answer>,
) {
  const [act] = useState(() => new Act());
  return useMutation({
    mutationFn: ({ etag, body }: { readonly etag: string; readonly body: Body }) =>
      act.decided<Answer>(send(act.headersFor(etag, body), body)),
    onSuccess: noteOwn,
    onSettled: readAgain,
  });
}

/** A command that names nothing that was seen. */
export function usePlainCommand<Body, Answer>(send: (header: KeyHeader, body: Body) => Asked<Answer>) {
  const [act] = useState(() => new Act());
  return useMutation({
    mutationFn: (body: Body) => act.decided<Answer>(send(act.keyFor(body), body)),
    onSuccess: noteOwn,
    onSettled: readAgain,
  });
}
