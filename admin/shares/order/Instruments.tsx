import { Button, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import type { OrderItem } from '../../../domain/contract/order.ts';
import { Section } from '../../ui/Section.tsx';
import { useSay } from '../../words/useSay.ts';
import { InstrumentCards } from './InstrumentCards.tsx';
import { InstrumentTable } from './InstrumentTable.tsx';

const FIRST = 50;

/** The instruments as they stood at the last submission, with results and certificates once there are any. */
export function Instruments({ items }: { items: readonly OrderItem[] }) {
  const say = useSay();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, FIRST);
  return (
    <Section title={say('order.instruments', { count: items.length })}>
      {isNarrow ? <InstrumentCards items={shown} /> : <InstrumentTable items={shown} />}
      {shown.length < items.length && (
        <Button onClick={() => setAll(true)}>{say('order.show_all', { count: items.length })}</Button>
      )}
    </Section>
  );
}
