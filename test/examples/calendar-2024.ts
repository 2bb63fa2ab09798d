import type { WorkingCalendar } from '@dondoc/domain';

/** The working calendar of 2024 and the first months of 2025, as specs of limits and ladders need it. */
export const calendar2024: WorkingCalendar = {
  version: 1,
  basis: 'Bộ luật Lao động 2019, Điều 112; Văn bản số 8662/VPCP-KGVX, 2450/VPCP-KGVX, 8726/VPCP-KGVX',
  from: '2024-01-01',
  to: '2025-03-31',
  holidays: [
    { day: '2024-01-01', name: 'Tết Dương lịch' },
    { day: '2024-02-08', name: 'Tết Nguyên đán' },
    { day: '2024-02-09', name: 'Tết Nguyên đán' },
    { day: '2024-02-10', name: 'Tết Nguyên đán' },
    { day: '2024-02-11', name: 'Tết Nguyên đán' },
    { day: '2024-02-12', name: 'Tết Nguyên đán' },
    { day: '2024-02-13', name: 'Nghỉ bù Tết Nguyên đán' },
    { day: '2024-02-14', name: 'Nghỉ bù Tết Nguyên đán' },
    { day: '2024-04-18', name: 'Giỗ Tổ Hùng Vương' },
    { day: '2024-04-29', name: 'Nghỉ hoán đổi' },
    { day: '2024-04-30', name: 'Ngày Chiến thắng' },
    { day: '2024-05-01', name: 'Ngày Quốc tế lao động' },
    { day: '2024-09-02', name: 'Quốc khánh' },
    { day: '2024-09-03', name: 'Quốc khánh (ngày liền kề)' },
    { day: '2025-01-01', name: 'Tết Dương lịch' },
    { day: '2025-01-27', name: 'Tết Nguyên đán' },
    { day: '2025-01-28', name: 'Tết Nguyên đán' },
    { day: '2025-01-29', name: 'Tết Nguyên đán' },
    { day: '2025-01-30', name: 'Tết Nguyên đán' },
    { day: '2025-01-31', name: 'Tết Nguyên đán' },
  ],
  swappedWorkingDays: ['2024-05-04'],
};
