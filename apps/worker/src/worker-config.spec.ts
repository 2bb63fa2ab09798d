import { describe, expect, it } from '@jest/globals';
import { workerConfigFrom } from './worker-config.js';

describe("a worker's configuration", () => {
  const urls = {
    DATABASE_URL: 'postgres://app',
    DATABASE_FEED_URL: 'postgres://feed',
    DONDOC_JOB_FILES: '/nowhere',
  };
  const measuredAt = (address: string) =>
    workerConfigFrom({ ...urls, DONDOC_WORKER_METRICS_ADDRESS: address }).metricsAddress;

  it('measures nothing unless it is told where', () => {
    expect(workerConfigFrom(urls).metricsAddress).toBeUndefined();
    expect(measuredAt('0.0.0.0:9464')).toBe('0.0.0.0:9464');
    expect(measuredAt('[::]:9464')).toBe('[::]:9464');
  });

  it('names the variable that is no address, before the SDK does so in its own words', () => {
    for (const address of ['9464', 'localhost:9464', '0.0.0.0'])
      expect(() => measuredAt(address)).toThrow('DONDOC_WORKER_METRICS_ADDRESS: not <ip>:<port>');
  });

  it('names what is missing', () => {
    expect(() => workerConfigFrom({})).toThrow(/DATABASE_URL.*DATABASE_FEED_URL/);
  });
});
