import { Alert, Button, Grid, Group, Text, Title } from '@mantine/core';
import { Icon } from '../../shell/icons.js';
import { ContentView } from '../content-view.js';
import { contentFrom, type Typed } from '../fields.js';

interface Side {
  readonly title: string;
  readonly text: Typed;
  /** Of the button that goes on with it. */
  readonly choose: string;
  readonly onChoose: () => void;
}

/** Two texts of one draft, both whole, and which to go on with. */
export function TwoTexts({ why, sides }: { readonly why: string; readonly sides: readonly [Side, Side] }) {
  return (
    <Alert role="alert" color="yellow.9" variant="outline" icon={<Icon name="warning" />}>
      <Text fw={600}>{why}</Text>
      <Grid my="sm">
        {sides.map(({ title, text }) => (
          <Grid.Col key={title} span={{ base: 12, md: 6 }}>
            <Title order={3} size="h5">
              {title}
            </Title>
            <ContentView content={contentFrom(text)} />
          </Grid.Col>
        ))}
      </Grid>
      <Group>
        {sides.map(({ choose, onChoose }, index) => (
          <Button key={choose} onClick={onChoose} variant={index === 0 ? 'filled' : 'default'}>
            {choose}
          </Button>
        ))}
      </Group>
    </Alert>
  );
}
