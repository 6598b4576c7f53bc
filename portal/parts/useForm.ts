import { useState } from 'react';
import type { z } from 'zod';
import { parseInLanguage } from '../../domain/contract/validation-message.ts';
import { ApiProblem } from '../api.ts';
import { useLanguage } from '../words/index.tsx';

type Values = Record<string, unknown>;

/**
 * A form whose fields are checked by the same schema as in the API, before it is sent; what the API says about a field
 * stands at that field too.
 */
export function useForm<S extends z.ZodType<unknown, Values>>(schema: S, initial: Values) {
  const { words, language } = useLanguage();
  const [values, setValues] = useState<Values>(initial);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  /** Says what is wrong with one field, as far as that can be known before the form is sent; whether it is right. */
  const check = (name: string, value: unknown = values[name]): boolean => {
    const { error } = parseInLanguage(language, schema, { ...values, [name]: value });
    const issue = error?.issues.find(({ path }) => path[0] === name);
    setFaults(({ [name]: _, ...others }) => (issue ? { ...others, [name]: issue.message } : others));
    return issue === undefined;
  };

  const change = (name: string, value: unknown) => {
    setValues((before) => ({ ...before, [name]: value }));
    setFaults(({ [name]: _, ...others }) => others);
  };

  const submit = async (send: (valid: z.output<S>) => Promise<unknown>) => {
    setError(null);
    const parsed = parseInLanguage(language, schema, values);
    if (!parsed.success) {
      const found = Object.fromEntries(
        parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]).reverse(),
      );
      setFaults(found);
      setError(new Error(words.fieldsWrong));
      focusFirst(Object.keys(found));
      return;
    }
    setBusy(true);
    try {
      await send(parsed.data);
    } catch (fault) {
      if (fault instanceof ApiProblem)
        setFaults(Object.fromEntries(fault.fields.map(({ path, message }) => [path, message])));
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return { values, faults, error, busy, change, check, submit };
}

export type Form = ReturnType<typeof useForm>;

function focusFirst(names: readonly string[]): void {
  const fields = [...document.querySelectorAll<HTMLElement>('[name]')];
  fields.find((field) => names.includes(field.getAttribute('name') ?? ''))?.focus();
}
