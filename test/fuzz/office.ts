import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { installationActor } from '@dondoc/domain';
import { accepted, SampleAgency, written } from '../../libs/application/src/agency.fixtures.js';
import { playQ3 } from '../../libs/application/src/year.fixtures.js';
import type { Asked, Route } from '../permissions/routes.js';
import { agencyId, plansDir } from '../support/live-api.js';
import { SigningIn } from '../support/signing-in.js';
import { whatIsKnown, type Known } from './known.js';
import type { Real } from './real.js';

/** The morning after the story of `playQ3`. */
const NOW = '2024-09-24T03:00:00.000Z';
const Q3 = (assignment: string): string => `pgi-2024-${assignment}-Q3`;

const substitution = {
  substitutionId: 'thay-cv-qlclct',
  officeId: 'cv-qlclct-officer-2024-01-01',
  substituteId: 'tp-qlclct',
  from: '2024-10-01',
  to: '2024-10-02',
  basis: 'Quyết định số 15/QĐ-SGTVT',
};
/** Of the file that an officer has uploaded. */
const FILE = createHash('sha256').update('%PDF-1.7').digest('hex');
const deputy = { office: 'deputyDirector', from: '2030-01-01' };
const otherPlan = readFileSync(`${plansDir}pgi-2024/plan.yaml`, 'utf8').replaceAll('pgi-2024', 'pgi-khac');

/** The API on a port, with a quarter played; whatever is done to it nobody else sees. */
export class Office {
  private constructor(
    private readonly signingIn: SigningIn,
    readonly known: Known,
  ) {}

  static async open(): Promise<Office> {
    const signingIn = await SigningIn.start(NOW);
    const { application } = signingIn.api;
    const agency = new SampleAgency(application, agencyId);
    const content = agency.plan();
    const target = { kind: 'plan', planId: content.planId } as const;
    const command = { type: 'ImportPlan', content, sourceHash: 'a'.repeat(64) } as const;
    accepted(await agency.send(installationActor('fuzz'), { target, command }, '2024-08-01T02:00:00.000Z'));
    accepted(await agency.issue());
    await playQ3(agency);
    const post = async (personId: string, path: string, body: unknown) => {
      const answer = await signingIn.api.as(personId).post(path, { body });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    };
    await post('quan-tri', 'substitutions', substitution);
    // Two offices that weigh: one to be consented to, one to be refused.
    for (const officeId of ['pho-mot', 'pho-hai'])
      await post('quan-tri', 'people/cv-van-phong/offices', { ...deputy, officeId });
    const targets = content.subIndices.map(({ subIndexId, baseline, target: to }) => ({
      ...{ subIndexId, baseline, target: to },
    }));
    await post('tong-hop-kh-tc', 'plans/pgi-2024/preparations', { planId: 'pgi-2025', year: 2025, targets });
    const file = { raw: '%PDF-1.7', headers: { 'content-type': 'application/octet-stream' } };
    const sent = await signingIn.api
      .as('cv-van-phong')
      .post(`reports/${Q3('nv6')}/attachments?name=a.pdf`, file);
    if (sent.status !== 201) throw new Error(JSON.stringify(sent.body));
    return new Office(signingIn, await whatIsKnown(signingIn.api));
  }

  get url(): string {
    return this.signingIn.url;
  }

  /** The headers of a browser in which somebody has signed in, from a page of ours. */
  async browserOf(personId: string): Promise<Record<string, string>> {
    const { browser } = await this.signingIn.signIn(personId);
    return { cookie: browser.cookiesFor(this.url), 'sec-fetch-site': 'same-origin' };
  }

  /** What is real for this person. */
  realFor(personId: string): Real {
    return {
      askedAt: (address, route) => this.askedAt(address, route, personId),
      cursorsOf: (address) => this.known.cursors[address.replace('GET /api/v1/', '')],
    };
  }

  /** With what the played quarter has, where it is not what the matrix of rights is asked on. */
  private askedAt(address: string, route: Route, personId: string): Asked {
    const of = (rest: string): boolean => address.endsWith(rest);
    const mine = /\/(submissions|draft|attachments|acknowledgement|tell-again)$/.test(address)
      ? 'nv6'
      : 'nv3';
    const reportId = Q3(of('/reopening') ? 'nv4' : personId === 'pgd-noi-nghiep' ? 'nv1' : mine);
    const asked = route.ask({ reportId, personId, unique: '00c0ffee' });
    const path = asked.path.replace('plans/bang', 'plans/pgi-2025').replace('bang-nv1', 'pgi-2024-nv1');
    const { etag, version } = this.known.reports[reportId] ?? { etag: '', version: 0 };
    const changed = (more: Partial<Asked>): Asked => ({ seen: etag, ...asked, path, ...more });
    if (of(' /api/v1/plans')) return changed({ raw: otherPlan, body: { yaml: otherPlan }, seen: null });
    if (of('/preparations'))
      return changed({ body: { planId: 'pgi-2026', year: 2026, targets: this.known.targets } });
    if (of('/issuance')) return changed({ seen: 'draft.1' });
    if (of('/import')) return changed({ body: { csv: asked.raw } });
    if (of('/actuals'))
      return changed({
        path: `plans/pgi-2024/sub-indices/${String(this.known.targets[0]?.['subIndexId'])}/actuals`,
        seen: null,
      });
    if (of('/attachments/{hash}')) return changed({ path: `reports/${Q3('nv6')}/attachments/${FILE}` });
    if (of('/submissions')) return changed({ body: { content: written, lateReason: 'Chờ số liệu.' } });
    if (of('/substitutions/{substitutionId}/revocation'))
      return changed({ path: `substitutions/${substitution.substitutionId}/revocation` });
    const [one = '', other = ''] = this.known.consents;
    if (of('/{consentId}/approval')) return changed({ path: `consents/${one}/approval` });
    if (of('/{consentId}/refusal')) return changed({ path: `consents/${other}/refusal` });
    if (of('/receipts/{receipt}')) return changed({ path: `receipts/${this.known.receipts[0] ?? ''}` });
    if (/\/(review|approval|return|withdrawal)$/.test(address))
      return changed({ body: { ...(asked.body as object), version } });
    return changed({});
  }

  /** Statuses that were answered, by method and route as registered. */
  answers(): ReadonlyMap<string, ReadonlySet<number>> {
    const found = new Map<string, Set<number>>();
    for (const { msg, method, route, status } of this.log()) {
      if (msg !== 'answered') continue;
      const address = `${String(method)} ${String(route).replaceAll(/:(\w+)/g, '{$1}')}`;
      found.set(address, (found.get(address) ?? new Set()).add(Number(status)));
    }
    return found;
  }

  /** What went to the log as an error. */
  errors(): readonly unknown[] {
    return this.log().filter(({ level }) => Number(level) >= 50);
  }

  close(): Promise<void> {
    return this.signingIn.stop();
  }

  private log(): readonly Record<string, unknown>[] {
    return this.signingIn.api.log.map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}
