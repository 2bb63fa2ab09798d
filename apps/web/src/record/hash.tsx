import { Text } from '@mantine/core';

/** The first twelve characters, and all of them on demand. */
export function Hash({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <details>
      <summary>
        <Text component="span" size="sm">
          {name}: <code>{value.slice(0, 12)}…</code>
        </Text>
      </summary>
      <code className="text">{value}</code>
    </details>
  );
}
