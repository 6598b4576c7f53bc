import CureIcon from '@mui/icons-material/HealingOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import type { Incident } from '../../domain/contract/incident.ts';
import { CURE_NAMES } from '../../domain/incident.ts';
import { useT } from '../words/useT.ts';
import { CureDialog } from './CureDialog.tsx';

/** Applies a cure to all selected incidents for which it is available. */
export function BulkCure() {
  const t = useT();
  const { data, selectedIds, onUnselectItems } = useListContext<Incident>();
  const [chosen, setChosen] = useState<readonly Incident[] | null>(null);
  const selected = (data ?? []).filter(({ id }) => selectedIds.includes(id));
  const cures = CURE_NAMES.filter((cure) => (chosen ?? selected).some((incident) => incident.cures.includes(cure)));
  return (
    <>
      <Button
        size="small"
        startIcon={<CureIcon />}
        disabled={selected.length === 0 || cures.length === 0}
        onClick={() => setChosen(selected)}
      >
        {t('incident.cure_chosen', { count: selected.length })}
      </Button>
      {chosen && (
        <CureDialog
          incidents={chosen}
          cures={cures}
          onClose={() => {
            setChosen(null);
            onUnselectItems();
          }}
        />
      )}
    </>
  );
}
