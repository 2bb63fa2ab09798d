import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isTouched } from './changes.js';
import { followChanges } from './follow-changes.js';

/** What is shown is read again when it has changed, while somebody is signed in. */
export function useLive(signedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!signedIn) return;
    return followChanges({
      onChange: (change) =>
        void client.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey, change) }),
      // Perhaps nobody is signed in any more, which the frame says.
      onRefused: () => void client.invalidateQueries({ queryKey: ['me'] }),
    });
  }, [client, signedIn]);
}
