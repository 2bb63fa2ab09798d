import { bell } from './en/bell.js';
import { common } from './en/common.js';
import { inbox } from './en/inbox.js';
import type { vi } from './vi.js';

export const en: Readonly<Record<keyof typeof vi, string>> = { ...bell, ...common, ...inbox };
