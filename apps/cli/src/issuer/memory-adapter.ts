import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Where the issuer keeps its own sessions and codes: nowhere. After a restart everybody signs in anew. */
export const memoryAdapter = (): ((model: string) => Adapter) => {
  const kept = new Map<string, AdapterPayload>();
  return (model) => new InMemory(kept, `${model}:`);
};

class InMemory implements Adapter {
  constructor(
    private readonly kept: Map<string, AdapterPayload>,
    private readonly prefix: string,
  ) {}

  upsert(id: string, payload: AdapterPayload): Promise<void> {
    this.kept.set(this.prefix + id, payload);
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.kept.get(this.prefix + id));
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const found = [...this.kept].find(([key, payload]) => key.startsWith(this.prefix) && payload.uid === uid);
    return Promise.resolve(found?.[1]);
  }

  /** Of devices without a keyboard, of which there are none. */
  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  consume(id: string): Promise<void> {
    const payload = this.kept.get(this.prefix + id);
    if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.kept.delete(this.prefix + id);
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of this.kept) if (payload.grantId === grantId) this.kept.delete(key);
    return Promise.resolve();
  }
}
