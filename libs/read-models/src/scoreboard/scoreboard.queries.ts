import { periodName } from '@dondoc/domain';
import { rows } from '@dondoc/event-store';
import { divisions } from '../organisation/organisation.queries.js';
import { PlanRow } from '../plan/plan.row.js';
import { subIndices } from '../plan/plan.queries.js';
import type { Reading } from '../shared/reading.js';
import { visibleParameter } from '../shared/visibility.js';
import { scoreboardSql } from './scoreboard.sql.js';
import type {
  Scoreboard,
  ScoreboardFilter,
  ScoreboardGrouping,
  ScoreboardRow,
  Share,
} from './scoreboard.views.js';

type Counted = Omit<ScoreboardRow, 'label' | 'onTimeShare' | 'acceptedShare' | 'acceptedOnTimeShare'> & {
  readonly total: boolean;
};

/** As of `asOf`, never later than `now`. A report is expected from the opening of its period on. */
export async function scoreboard(reading: Reading, filter: ScoreboardFilter): Promise<Scoreboard> {
  const { tx, agencyId, actor, now } = reading;
  const groupBy = filter.groupBy ?? 'division';
  const asOf = filter.asOf !== undefined && filter.asOf < now ? filter.asOf : now;
  const counted = await rows<Counted>(tx, scoreboardSql(groupBy), [
    agencyId,
    asOf,
    visibleParameter(actor),
    filter.planId ?? null,
    filter.period ?? null,
  ]);
  const labels = await labelsOf({ ...reading, now: asOf }, groupBy);
  const label = (key: string | null): string =>
    key === null ? 'Không thuộc chỉ số thành phần' : (labels.get(key) ?? named(groupBy, key));
  const total = counted.find((row) => row.total);
  return {
    asOf,
    groupBy,
    rows: counted.filter((row) => !row.total).map((row) => toRow(row, label(row.key))),
    total: toRow(total ?? nothing, 'Toàn cơ quan'),
    subIndices: (await subIndices(reading, filter.planId)).map(
      ({ planId, subIndexId, name, baseline, target, actuals }) => {
        const known = actuals.filter(({ recordedAt }) => recordedAt <= asOf).at(-1);
        const { actual = null, source = null } = known ?? {};
        return { planId, subIndexId, name, baseline, target, actual, source };
      },
    ),
  };
}

async function labelsOf(reading: Reading, groupBy: ScoreboardGrouping): Promise<ReadonlyMap<string, string>> {
  const { tx, agencyId } = reading;
  switch (groupBy) {
    case 'division':
      return new Map(divisions(reading).map(({ divisionId, name }) => [divisionId, name]));
    case 'plan':
      return new Map(
        (await tx.manager.findBy(PlanRow, { agencyId })).map((plan) => [plan.planId, plan.title]),
      );
    case 'subIndex':
      return new Map((await subIndices(reading)).map((subIndex) => [subIndex.subIndexId, subIndex.name]));
    case 'period':
      return new Map();
    default:
      return groupBy satisfies never;
  }
}

const named = (groupBy: ScoreboardGrouping, key: string): string =>
  groupBy === 'period' ? periodName(key) : key;

function toRow({ total: _, ...row }: Counted, label: string): ScoreboardRow {
  return {
    ...row,
    label,
    onTimeShare: share(row.onTime, row.expected),
    acceptedShare: share(row.accepted, row.expected),
    acceptedOnTimeShare: share(row.acceptedOnTime, row.expected),
  };
}

/** Nothing expected is no share at all, shown as "–". */
const share = (numerator: number, denominator: number): Share | null =>
  denominator === 0 ? null : { numerator, denominator };

const nothing: Counted = {
  key: null,
  total: true,
  expected: 0,
  received: 0,
  onTime: 0,
  late: 0,
  missing: 0,
  returned: 0,
  returns: 0,
  accepted: 0,
  acceptedOnTime: 0,
  medianReviewMs: null,
};
