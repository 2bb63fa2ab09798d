const PATHS = {
  late: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5l3 3',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5h4',
  warning: 'M12 4 2.5 20h19L12 4ZM12 10v4M12 17v.5',
  done: 'M4 12.5l5 5L20 6.5',
  bell: 'M6 16v-5a6 6 0 0 1 12 0v5l1.5 2h-15L6 16ZM10 21h4',
  next: 'M9 5l7 7-7 7',
} as const;

/** Stands beside the word that says the same; nothing is told by it alone. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg
      aria-hidden="true"
      className="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
