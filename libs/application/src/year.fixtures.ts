import type { Instant } from '@dondoc/domain';
import { accepted, type SampleAgency, written } from './agency.fixtures.js';

/** Instants of the story, in the order in which they happen (UTC). */
export const story = {
  submitted: '2024-09-10T03:00:00.000Z',
  approved: '2024-09-11T03:00:00.000Z',
  returned: '2024-09-12T03:00:00.000Z',
  missed: '2024-09-14T17:00:02.000Z',
  resubmitted: '2024-09-16T03:00:00.000Z',
  level2: '2024-09-16T17:00:00.000Z',
  late: '2024-09-17T03:00:00.000Z',
  acknowledged: '2024-09-17T04:00:00.000Z',
  lateApproved: '2024-09-18T03:00:00.000Z',
  reopened: '2024-09-23T03:00:00.000Z',
} as const satisfies Record<string, Instant>;

/**
 * Six reports of Q3/2024: nv2 on time and approved, later reopened; nv3 returned and resubmitted; nv4
 * withdrawn and sent again in time, then approved; nv5 late after level 2 and approved; nv1 (KH-TC's own)
 * on time and waiting; nv6 never sent. The officer of nv3 has read of its return.
 */
export async function playQ3(agency: SampleAgency): Promise<void> {
  const q3 = (assignment: string): string => `pgi-2024-${assignment}-Q3`;
  const { submitted, approved, returned } = story;
  const draft = { type: 'SaveDraft', content: { results: 'Dự thảo' }, expectedDraftVersion: 0 } as const;
  const target = { kind: 'draft', reportId: q3('nv3') } as const;
  accepted(await agency.send(agency.person('cv-qlkcht'), { target, command: draft }, submitted));
  accepted(await agency.submit('tp-qlclct', q3('nv2'), submitted));
  accepted(await agency.submit('tp-qlkcht', q3('nv3'), submitted));
  accepted(await agency.submit('tp-kh-tc', q3('nv1'), submitted));
  accepted(await agency.submit('chanh-van-phong', q3('nv4'), submitted));
  accepted(
    await agency.about('chanh-van-phong', q3('nv4'), { type: 'WithdrawSubmission', version: 1 }, submitted),
  );
  const again = { ...written, results: 'Đã tuyên truyền 4 đợt.' };
  accepted(await agency.submit('chanh-van-phong', q3('nv4'), approved, { content: again }));
  accepted(await agency.about('duyet-kh-tc', q3('nv2'), { type: 'ApproveReport', version: 1 }, approved));
  accepted(await agency.about('duyet-kh-tc', q3('nv4'), { type: 'BeginReview', version: 2 }, returned));
  accepted(await agency.about('duyet-kh-tc', q3('nv4'), { type: 'ApproveReport', version: 2 }, returned));
  const comments = [{ field: 'figures', text: 'Thiếu số liệu quý II' }] as const;
  accepted(
    await agency.about(
      'duyet-kh-tc',
      q3('nv3'),
      { type: 'ReturnReport', version: 1, reason: 'Thiếu số liệu', comments },
      returned,
    ),
  );
  for (const assignment of ['nv5', 'nv6']) {
    accepted(await agency.step(q3(assignment), 'missed', story.missed));
    accepted(await agency.step(q3(assignment), 'level:2', story.level2));
  }
  const revised = { ...written, results: 'Đã bổ sung số liệu.', progressPercent: '65' };
  accepted(await agency.submit('tp-qlkcht', q3('nv3'), story.resubmitted, { content: revised }));
  accepted(await agency.submit('tp-qlvt', q3('nv5'), story.late, { lateReason: 'Chờ số liệu đăng kiểm' }));
  accepted(
    await agency.about(
      'pgd-noi-nghiep',
      q3('nv6'),
      { type: 'AcknowledgeEscalation', escalationId: 'a1-L2', directive: 'Nộp trước ngày 20/9.' },
      story.acknowledged,
    ),
  );
  accepted(
    await agency.about('duyet-kh-tc', q3('nv5'), { type: 'ApproveReport', version: 1 }, story.lateApproved),
  );
  accepted(
    await agency.about(
      'giam-doc',
      q3('nv2'),
      { type: 'ReopenReport', reason: 'Số liệu sai' },
      story.reopened,
    ),
  );
  const officer = agency.asking('cv-qlkcht', story.reopened);
  const [told] = (await agency.application.queries.notices(officer, { unread: true })).items;
  if (!told) throw new Error('nobody told cv-qlkcht of the return');
  const notice = { reportId: told.reportId, eventVersion: told.eventVersion };
  accepted(
    await agency.send(
      officer.actor,
      { target: { kind: 'notices' }, command: { type: 'MarkNoticesRead', notice, andOlder: true } },
      story.reopened,
    ),
  );
}
