import type { ReconcileActivities, Reconciliation } from '@dondoc/contracts';
import { proxyActivities } from '@temporalio/workflow';

const { reconcile } = proxyActivities<ReconcileActivities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '10 seconds', maximumInterval: '5 minutes' },
  summary: 'So báo cáo còn mở với tiến trình đang chạy, khởi động phần thiếu',
});

/** Every hour: whatever should be running and is not, is started. */
export async function reconcileWorkflow(): Promise<Reconciliation> {
  return reconcile();
}
