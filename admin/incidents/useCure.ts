import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { Incident } from '../../domain/contract/incident.ts';
import { CURES, type Cure } from '../../domain/incident.ts';
import { wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** Reads all data about incidents again after a cure. */
export function useRefreshIncidents() {
  const cache = useQueryClient();
  return () => {
    for (const key of ['incidents', 'queues', 'shares']) void cache.invalidateQueries({ queryKey: [key] });
  };
}

/** Carries out cures that need no form. */
export function useCure() {
  const t = useT();
  const localized = useLocalized();
  const call = useCall();
  const notify = useNotify();
  const refresh = useRefreshIncidents();
  const [pending, setPending] = useState<Cure | null>(null);
  const cureAtOnce = async (cure: Cure, { id }: Incident) => {
    setPending(cure);
    try {
      const { data } = await call('cureIncidents', { body: { cure, incidentIds: [id] } });
      const refused = data[0]?.refused;
      notify(refused ?? t('incident.asked', { cure: localized(CURES[cure]) }), {
        type: refused ? 'warning' : 'success',
      });
    } catch (error) {
      notify(wordsOf(error), { type: 'error' });
    } finally {
      setPending(null);
      refresh();
    }
  };
  return { cureAtOnce, pending };
}
