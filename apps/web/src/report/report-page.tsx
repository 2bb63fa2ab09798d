import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reads } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { Reading } from '../shell/problem.js';
import { HeldReport } from './held-report.js';
import { ReportView } from './report-view.js';

const route = getRouteApi('/reports/$reportId');

export function ReportPage() {
  const { reportId } = route.useParams();
  const { t } = useWords();
  const report = useQuery(reads.report(reportId));
  return (
    <>
      <title>{`${report.data?.title ?? reportId} – ${t('product')}`}</title>
      <Reading read={report}>
        {(shown) => (
          <HeldReport key={reportId} report={shown}>
            {(held) => <ReportView report={held} />}
          </HeldReport>
        )}
      </Reading>
    </>
  );
}
