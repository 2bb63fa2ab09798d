import { CatchBoundary } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { Schemas } from '../api/queries.js';
import { moreWords } from '../i18n/i18n.js';
import { Broken } from './broken.js';
import { useShortcuts } from './shortcuts.js';

/** Loaded when the keys are pressed the first time. */
const Palette = lazy(async () => {
  const [{ Palette: component }] = await Promise.all([import('./palette.js'), moreWords()]);
  return { default: component };
});
const HelpKeys = lazy(async () => {
  const [{ HelpKeys: component }] = await Promise.all([import('./help-keys.js'), moreWords()]);
  return { default: component };
});

/** The keys that are the same on every page. */
export function Keys({ offices }: { readonly offices: readonly Schemas['OfficeHeld'][] }) {
  const [asked, setAsked] = useState(0);
  const [help, setHelp] = useState(false);
  useShortcuts({
    'Ctrl+K': () => {
      setAsked((times) => times + 1);
    },
    '?': () => {
      setHelp(true);
    },
  });
  return (
    <CatchBoundary getResetKey={() => 'keys'} errorComponent={Broken}>
      <Suspense>
        {asked > 0 && <Palette offices={offices} asked={asked} />}
        {help && (
          <HelpKeys
            onClose={() => {
              setHelp(false);
            }}
          />
        )}
      </Suspense>
    </CatchBoundary>
  );
}
