import { type ReactNode, useCallback, useState } from 'react';
import { useNotify } from 'react-admin';
import type { OrderItem } from '../../../domain/contract/order.ts';
import type { Share } from '../../../domain/contract/share.ts';
import { wordsOf } from '../../data/problem.ts';
import { useCall } from '../../data/useCall.ts';
import { useT } from '../../words/useT.ts';
import type { Conditions } from './measurement/draft.ts';
import { type Results, ResultsContext, type ResultValue } from './ResultsContext.ts';
import { faultsOf, NOTHING_YET, portions, recordedValues } from './resultValues.ts';
import { useWarningBeforeLeaving } from './useWarningBeforeLeaving.ts';

interface Props {
  share: Share;
  items: readonly OrderItem[];
  reload: () => void;
  children: ReactNode;
}

/** Holds the results in the form, for the form itself and for the button that submits them. */
export function ResultsProvider({ share, items, reload, children }: Props) {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const active = items.filter(({ state }) => state === 'active');
  const [values, setValues] = useState<ReadonlyMap<string, ResultValue>>(() => recordedValues(active));
  const [dirty, setDirty] = useState(false);
  const [pending, setPending] = useState(false);
  const [marked, setMarked] = useState(0);
  useWarningBeforeLeaving(dirty);

  const change = useCallback((itemId: string, value: ResultValue) => {
    setDirty(true);
    setValues((before) => new Map(before).set(itemId, value));
  }, []);

  const passAll = () => {
    setDirty(true);
    setValues(
      new Map([...values].map(([id, value]) => [id, value.conclusion ? value : { ...value, conclusion: 'pass' }])),
    );
  };

  const applyConditions = (conditions: Conditions) => {
    setDirty(true);
    setValues(
      new Map(
        [...values].map(([id, value]) => [
          id,
          { ...value, measurement: { ...conditions, points: value.measurement?.points ?? [] } },
        ]),
      ),
    );
  };

  const take: Results['take'] = (results) => {
    setDirty(true);
    setValues(new Map([...values, ...results.map(({ itemId, ...value }) => [itemId, value] as const)]));
  };

  const save = async (): Promise<boolean> => {
    const { reasons, beyondMpe } = faultsOf(values.values());
    if (reasons + beyondMpe > 0) {
      setMarked((times) => times + 1);
      const words = [
        reasons > 0 && t('results.reason_missing_count', { count: reasons }),
        beyondMpe > 0 && t('results.beyond_mpe_count', { count: beyondMpe }),
      ];
      notify(words.filter(Boolean).join('；'), { type: 'error' });
      return false;
    }
    setPending(true);
    try {
      for (const results of portions(values)) {
        await call('recordResults', { params: { shareId: share.id }, body: { results } });
      }
      setDirty(false);
      return true;
    } catch (error) {
      notify(wordsOf(error), { type: 'error' });
      return false;
    } finally {
      setPending(false);
    }
  };

  const saveAndReload = async () => {
    const saved = await save();
    if (saved) {
      notify(t('results.saved'), { type: 'success' });
      reload();
    }
    return saved;
  };

  const completeAndSave = async () => {
    const missing = active.filter(({ id }) => (values.get(id) ?? NOTHING_YET).conclusion === '').length;
    if (missing > 0) {
      setMarked((times) => times + 1);
      notify(t('results.missing', { count: missing }), { type: 'error' });
      return false;
    }
    return dirty ? save() : true;
  };

  return (
    <ResultsContext
      value={{
        items: active,
        values,
        dirty,
        pending,
        marked,
        change,
        applyConditions,
        take,
        passAll,
        save: saveAndReload,
        completeAndSave,
      }}
    >
      {children}
    </ResultsContext>
  );
}
