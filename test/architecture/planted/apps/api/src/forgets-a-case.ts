export function say(phase: 'open' | 'closed'): string {
  switch (phase) {
    case 'open':
      return 'open';
  }
  return '';
}
