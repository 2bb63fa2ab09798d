import { describe, expect, it } from '@jest/globals';
import { loadStream, withAgency } from '@dondoc/event-store';
import { eventRegistry, rebuildReadModels, type NoticeView } from '@dondoc/read-models';
import { randomUUID } from 'node:crypto';
import { NOW, playedQ3 } from '../../../test/support/played-q3.js';
import { accepted } from './agency.fixtures.js';
import { story } from './year.fixtures.js';

const played = playedQ3();
const q3 = (assignment: string): string => `pgi-2024-${assignment}-Q3`;

const toldTo = (personId: string, unread = false, page: { limit?: number; cursor?: string } = {}) =>
  played.application.queries.notices(played.asking(personId), { unread }, page);
const told = async (personId: string): Promise<string[]> =>
  (await toldTo(personId)).items.map(({ kind, reportId }) => `${kind} ${reportId}`);

const mark = (
  personId: string,
  { reportId, eventVersion }: Pick<NoticeView, 'reportId' | 'eventVersion'>,
  andOlder: boolean,
  id?: string,
) => {
  const command = { type: 'MarkNoticesRead', notice: { reportId, eventVersion }, andOlder } as const;
  const actor = played.agency.person(personId, NOW);
  return played.agency.send(actor, { target: { kind: 'notices' }, command }, NOW, id ? { id } : {});
};

const readings = async (personId: string): Promise<unknown[]> => {
  const { agencyId } = played.agency;
  const stream = await withAgency(played.application.dataSource, agencyId, (tx) =>
    loadStream(tx, agencyId, `person-${personId}`, eventRegistry),
  );
  return stream.filter(({ type }) => type === 'NoticesRead').map(({ data }) => data);
};

describe('a person is told', () => {
  it('what concerns them, the newest first, and nothing else', async () => {
    expect(await told('tp-qlclct')).toEqual([`reopened ${q3('nv2')}`, `approved ${q3('nv2')}`]);
    expect(await told('cv-qlkcht')).toEqual([`returned ${q3('nv3')}`]);
    expect(await told('pgd-noi-nghiep')).toEqual([`escalation ${q3('nv6')}`]);
    expect(await told('duyet-kh-tc')).toEqual([`reopened ${q3('nv2')}`]);
    expect(await told('tp-kh-tc')).toEqual([`escalation ${q3('nv6')}`, `escalation ${q3('nv5')}`]);
    for (const nobody of ['giam-doc', 'thanh-tra', 'quan-tri', 'van-thu'])
      expect([nobody, await told(nobody)]).toEqual([nobody, []]);
  });

  it('with all that its text is made of', async () => {
    const [returned] = (await toldTo('tp-qlkcht')).items;
    expect(returned).toEqual({
      reportId: q3('nv3'),
      eventVersion: expect.any(Number),
      kind: 'returned',
      job: null,
      toldAt: story.returned,
      readAt: null,
      title: expect.any(String),
      period: '2024-Q3',
      leadDivisionName: 'Phòng Quản lý kết cấu hạ tầng & ATGT',
      byName: expect.any(String),
      text: 'Thiếu số liệu',
      daysBefore: null,
      lastValidDay: '2024-09-17',
      level: null,
      repeat: null,
      submissionVersion: 1,
    });
    const [directive, level1] = (await toldTo('chanh-van-phong')).items;
    expect(directive).toMatchObject({ kind: 'directive', text: 'Nộp trước ngày 20/9.' });
    expect(level1).toMatchObject({ kind: 'escalation', level: 1, repeat: 0, lastValidDay: '2024-09-14' });
  });

  it('once, however often its command or its step is sent', async () => {
    const step = { id: randomUUID() };
    const remind = () =>
      played.agency.step('pgi-2024-nv4-Y', 'reminder:10', '2024-11-21T01:00:00.000Z', step);
    const answers = await Promise.all([remind(), remind(), remind()]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
    const again = await played.agency.step('pgi-2024-nv4-Y', 'reminder:10', '2024-11-21T01:00:01.000Z');
    expect(again.outcome).toBe('nothingToDo');
    const reminders = (await toldTo('chanh-van-phong')).items.filter(({ kind }) => kind === 'reminder');
    expect(reminders).toMatchObject([
      { reportId: 'pgi-2024-nv4-Y', daysBefore: 10, lastValidDay: '2024-12-04', readAt: null },
    ]);
  });

  it('page by page, every notice once', async () => {
    const whole = (await toldTo('chanh-van-phong')).items;
    const paged: NoticeView[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await toldTo('chanh-van-phong', false, { limit: 1, ...(cursor && { cursor }) });
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(2);
  });

  it('in another agency of the same people nothing', async () => {
    const elsewhere = { ...played.asking('tp-qlclct'), agencyId: 'mat-so-khac' };
    expect(await played.application.queries.notices(elsewhere, { unread: false })).toEqual({
      items: [],
      nextCursor: null,
      unread: 0,
    });
  });

  it('and after leaving the division sees none of it', async () => {
    const { actor, ...rest } = played.asking('tp-qlclct');
    const left = { ...rest, actor: { ...actor, offices: [] } };
    const { items, unread } = await played.application.queries.notices(left, { unread: false });
    expect([items, unread]).toEqual([[], 0]);
  });
});

describe('reading', () => {
  it('of one notice leaves the others, of one and older ones the newer; and is on record once', async () => {
    const [newest, older] = (await toldTo('tp-kh-tc')).items;
    if (!newest || !older) throw new Error('tp-kh-tc was told of two');
    expect((await toldTo('tp-kh-tc')).unread).toBe(2);
    const key = randomUUID();
    accepted(await mark('tp-kh-tc', older, false, key));
    expect(accepted(await mark('tp-kh-tc', older, false, key)).repeated).toBe(true);
    expect((await mark('tp-kh-tc', older, true)).outcome).toBe('nothingToDo');
    const { items, unread } = await toldTo('tp-kh-tc', true);
    expect([items, unread]).toEqual([[newest], 1]);
    expect((await toldTo('tp-kh-tc')).items.map(({ readAt }) => readAt)).toEqual([null, NOW]);

    const both = await Promise.all([mark('tp-kh-tc', newest, true), mark('tp-kh-tc', newest, true)]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'nothingToDo']);
    expect((await toldTo('tp-kh-tc')).unread).toBe(0);
    const ref = ({ reportId, eventVersion }: NoticeView) => ({ reportId, eventVersion });
    expect(await readings('tp-kh-tc')).toEqual([{ notices: [ref(older)] }, { notices: [ref(newest)] }]);
  });

  it('of another’s notice, or of none that there is, does nothing', async () => {
    const [theirs] = (await toldTo('tp-qlclct')).items;
    if (!theirs) throw new Error('tp-qlclct was told');
    for (const notice of [theirs, { reportId: 'khong-co', eventVersion: 1 }])
      expect((await mark('tp-qlkcht', notice, true)).outcome).toBe('nothingToDo');
    expect((await toldTo('tp-qlclct')).unread).toBe(2);
  });

  it('stays through a rebuild, as does all that was told', async () => {
    const shown = () => Promise.all(['tp-kh-tc', 'cv-qlkcht', 'chanh-van-phong'].map((who) => toldTo(who)));
    const before = await shown();
    await rebuildReadModels(played.application.dataSource);
    expect(await shown()).toEqual(before);
  });
});
