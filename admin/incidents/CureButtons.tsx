import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import type { Incident } from '../../domain/contract/incident.ts';
import { CURES, type Cure } from '../../domain/incident.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { CureDialog } from './CureDialog.tsx';
import { useCure } from './useCure.ts';

/** The cures of one incident; those without a form need one click. */
export function CureButtons({ incident }: { incident: Incident }) {
  const localized = useLocalized();
  const me = useMe();
  const { cureAtOnce, pending } = useCure();
  const [asked, setAsked] = useState<Cure | null>(null);
  if (!holds(me, 'incident.cure')) return null;
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.5 }}>
      {incident.cures.map((cure, index) => (
        <Button
          key={cure}
          size="small"
          variant={index === 0 ? 'outlined' : 'text'}
          loading={pending === cure}
          onClick={() => (asksFor(cure) ? setAsked(cure) : void cureAtOnce(cure, incident))}
        >
          {localized(CURES[cure])}
        </Button>
      ))}
      {asked && <CureDialog incidents={[incident]} cures={[asked]} onClose={() => setAsked(null)} />}
    </Stack>
  );
}

const asksFor = (cure: Cure) => CURES[cure].reason || cure === 'assign';
