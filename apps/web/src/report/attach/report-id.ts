import { createContext, useContext } from 'react';

/** Of the report that is shown: its files are asked for by it. */
export const ReportId = createContext('');
export const useReportId = (): string => useContext(ReportId);
