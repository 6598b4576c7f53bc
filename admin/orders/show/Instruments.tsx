import { Button, FormControlLabel, Switch, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import type { OrderItem } from '../../../domain/contract/order.ts';
import type { SinceLastRound } from '../../../domain/round.ts';
import { Section } from '../../ui/Section.tsx';
import { useT } from '../../words/useT.ts';
import { InstrumentCards } from './InstrumentCards.tsx';
import { InstrumentTable } from './InstrumentTable.tsx';

const FIRST = 50;

interface Props {
  items: readonly OrderItem[];
  /** The changes since the round before, if it is compared. */
  since?: SinceLastRound | null;
}

/** The instruments as they were at the last submission, with results and certificates when there are any. */
export function Instruments({ items, since = null }: Props) {
  const t = useT();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const [all, setAll] = useState(false);
  const [changedOnly, setChangedOnly] = useState(false);
  const changed = since ? items.filter(({ id }) => since.markOf(id) !== 'unchanged') : [];
  const chosen = changedOnly ? changed : items;
  const shown = all ? chosen : chosen.slice(0, FIRST);
  return (
    <Section
      title={t('order.instruments', { count: items.length })}
      action={
        changed.length > 0 && (
          <FormControlLabel
            sx={{ mr: 0 }}
            control={<Switch size="small" checked={changedOnly} onChange={(_, on) => setChangedOnly(on)} />}
            label={t('round.only', { count: changed.length })}
          />
        )
      }
    >
      {isNarrow ? <InstrumentCards items={shown} since={since} /> : <InstrumentTable items={shown} since={since} />}
      {shown.length < chosen.length && (
        <Button onClick={() => setAll(true)}>{t('order.show_all', { count: chosen.length })}</Button>
      )}
    </Section>
  );
}
