import type { shortcut as vi } from '../vi/shortcut.js';

export const shortcut: Readonly<Record<keyof typeof vi, string>> = {
  'shortcut.palette': 'Find a page, report or plan',
  'shortcut.help': 'The keys',
  'shortcut.next': 'Next item',
  'shortcut.previous': 'Previous item',
  'shortcut.open': 'Open the item',
  'shortcut.approve': 'Approve (asks again)',
  'shortcut.return': 'Go to the reason for returning',
  'shortcut.everywhere': 'Every page',
  'shortcut.inLists': 'My work, list of reviews',
  'shortcut.inReview': 'While reviewing',
};
