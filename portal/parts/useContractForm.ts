import { type FieldErrors, get, type Resolver, set, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { parseInLanguage } from '../../domain/contract/validation-message.ts';
import type { Language } from '../../domain/language.ts';
import { ApiProblem } from '../api.ts';
import { useLanguage } from '../words/index.tsx';

type Values = Record<string, unknown>;

/**
 * A form whose fields are checked by the API's own schema before it is sent; the API's message about a field is
 * displayed at that field too. The state is that of react-hook-form.
 */
export function useContractForm<S extends z.ZodType<unknown, Values>>(schema: S, defaultValues: Values) {
  const { t, language } = useLanguage();
  const form = useForm<Values>({
    defaultValues,
    resolver: resolverOf(schema, language),
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const { errors, isSubmitting } = form.formState;

  /** The message of the field, or of a field within it. */
  const fault = (name: string): string | undefined => messageIn(get(errors, name));

  const change = (name: string, value: unknown) => {
    form.setValue(name, value);
    form.clearErrors(name);
  };

  /** Validates some fields before the form is sent, as far as possible; resolves to whether they are valid. */
  const check = (...names: string[]): Promise<boolean> => form.trigger(names);

  /** Displays the API's messages at the fields that they name. */
  const showAtFields = (error: unknown) => {
    if (!(error instanceof ApiProblem)) return;
    for (const { path, message } of error.fields) form.setError(path, { type: 'api', message });
  };

  /** The same, and displays the error above all fields, unless a field has the same words. */
  const fail = (error: unknown) => {
    showAtFields(error);
    const words = error instanceof Error ? error.message : String(error);
    const isAtField = error instanceof ApiProblem && error.fields.some(({ message }) => message === words);
    form.setError('root', { type: 'api', message: isAtField ? t('fieldsWrong') : words });
  };

  /** Sends valid values; resolves to whether they were accepted. The input stays in any case. */
  const submit = async (send: (valid: z.output<S>) => Promise<unknown>): Promise<boolean> => {
    let accepted = false;
    await form.handleSubmit(
      async (valid) => {
        try {
          await send(valid as z.output<S>);
          accepted = true;
        } catch (error) {
          fail(error);
        }
      },
      (invalid) => {
        form.setError('root', { type: 'contract', message: t('fieldsWrong') });
        focusFirst(invalid);
      },
    )();
    return accepted;
  };
  const { setError, clearErrors } = form;
  const state = { values: form.watch(), error: errors.root?.message, busy: isSubmitting };
  return { ...state, fault, change, check, submit, showAtFields, fail, setError, clearErrors };
}

export type Form = ReturnType<typeof useContractForm>;

/** A custom resolver: those of the library do not support the reader's language. */
function resolverOf(schema: z.ZodType, language: Language): Resolver<Values> {
  return (values) => {
    const checked = parseInLanguage(language, schema, values);
    if (checked.success) return { values: checked.data as Values, errors: {} };
    const errors: FieldErrors<Values> = {};
    for (const { path, code, message } of checked.error.issues.toReversed())
      set(errors, path.join('.') || 'root', { type: code, message });
    return { values: {}, errors };
  };
}

function messageIn(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('message' in error && typeof error.message === 'string') return error.message;
  return Object.values(error).map(messageIn).find(Boolean);
}

/** Focuses the first invalid field in the order of the page, whatever order the schema has. */
function focusFirst(errors: FieldErrors<Values>): void {
  const fields = [...document.querySelectorAll<HTMLElement>('[name]')];
  fields.find((field) => get(errors, field.getAttribute('name') ?? '') !== undefined)?.focus();
}
