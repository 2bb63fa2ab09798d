export const ReportRow = 1;
