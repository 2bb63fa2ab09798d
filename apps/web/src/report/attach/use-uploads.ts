import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import { noticeSignedOut, type Schemas } from '../../api/queries.js';
import { useWords } from '../../i18n/i18n.js';
import { tooLarge, upload, type Upload } from './upload.js';

/** A file on its way, or stopped on it. */
export interface Uploading {
  /** Also its Idempotency-Key: sent again it is the same act. */
  readonly key: string;
  readonly file: File;
  readonly percent: number;
  readonly error?: ApiError;
}

/** Files chosen for a report, until each is there: one at a time, in the order chosen. */
export function useUploads(
  reportId: string,
  limit: number,
  onUploaded: (attachment: Schemas['Attachment']) => void,
) {
  const { t } = useWords();
  const [uploads, setUploads] = useState<readonly Uploading[]>([]);
  const [last, setLast] = useState<string>();
  const queue = useRef(Promise.resolve());
  const running = useRef(new Map<string, Upload>());
  const gone = useRef(new Set<string>());
  const left = useRef(false);
  const received = useRef(onUploaded);
  received.current = onUploaded;

  const change = (key: string, changed: Partial<Uploading>) => {
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...changed } : each)));
  };
  const drop = (key: string) => {
    gone.current.add(key);
    running.current.get(key)?.cancel();
    setUploads((all) => all.filter((each) => each.key !== key));
  };
  const send = async ({ key, file }: Uploading): Promise<void> => {
    if (left.current || gone.current.has(key)) return;
    const sending = upload(reportId, file, key, (percent) => {
      change(key, { percent });
    });
    running.current.set(key, sending);
    try {
      received.current(await sending.done);
      setLast(file.name);
      drop(key);
    } catch (error) {
      if (!(error instanceof ApiError)) return;
      noticeSignedOut(error);
      change(key, { error });
    } finally {
      running.current.delete(key);
    }
  };
  const enqueue = (uploading: Uploading) => {
    queue.current = queue.current.then(() => send(uploading));
  };

  const waiting = uploads.some(({ error }) => error === undefined);
  // A file that has not arrived is lost with the page: whoever leaves it says that they know.
  useBlocker({
    shouldBlockFn: () => !globalThis.confirm(t('attach.leave')),
    enableBeforeUnload: waiting,
    disabled: !waiting,
  });
  useEffect(() => {
    const all = running.current;
    left.current = false;
    return () => {
      left.current = true;
      for (const sending of all.values()) sending.cancel();
    };
  }, []);

  return {
    uploads,
    waiting,
    /** Name of the one that arrived last. */
    last,
    add: (files: readonly File[]) => {
      const added = files.map((file): Uploading => {
        const begun = { key: crypto.randomUUID(), file, percent: 0 };
        return file.size > limit ? { ...begun, error: tooLarge(limit) } : begun;
      });
      setUploads((all) => [...all, ...added]);
      for (const each of added) if (!each.error) enqueue(each);
    },
    again: (uploading: Uploading) => {
      const { error: _, ...fresh } = uploading;
      setUploads((all) => all.map((each) => (each.key === uploading.key ? fresh : each)));
      enqueue(fresh);
    },
    drop,
  };
}

export type Uploads = ReturnType<typeof useUploads>;
