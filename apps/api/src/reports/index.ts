import { AcknowledgeEscalationController } from './acknowledge-escalation/acknowledge-escalation.controller.js';
import { ApproveController } from './approve/approve.controller.js';
import { AttachController } from './attach/attach.controller.js';
import { BeginReviewController } from './begin-review/begin-review.controller.js';
import { ListReportsController } from './list-reports/list-reports.controller.js';
import { ReopenController } from './reopen/reopen.controller.js';
import { ReturnController } from './return/return.controller.js';
import { SaveDraftController } from './save-draft/save-draft.controller.js';
import { ShowDifferenceController } from './show-difference/show-difference.controller.js';
import { ShowProcessController } from './show-process/show-process.controller.js';
import { ShowReceiptController } from './show-receipt/show-receipt.controller.js';
import { ShowReportController } from './show-report/show-report.controller.js';
import { ShowVersionsController } from './show-versions/show-versions.controller.js';
import { SubmitController } from './submit/submit.controller.js';
import { TellAgainController } from './tell-again/tell-again.controller.js';
import { WithdrawController } from './withdraw/withdraw.controller.js';

export const reportControllers = [
  ListReportsController,
  ShowReportController,
  SaveDraftController,
  AttachController,
  SubmitController,
  WithdrawController,
  BeginReviewController,
  ApproveController,
  ReturnController,
  ReopenController,
  ShowVersionsController,
  ShowDifferenceController,
  ShowProcessController,
  ShowReceiptController,
  AcknowledgeEscalationController,
  TellAgainController,
];
