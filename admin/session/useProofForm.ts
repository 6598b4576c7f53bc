import { useState } from 'react';
import { ApiProblem } from '../../domain/contract/client.ts';
import { Proof } from '../../domain/contract/proof.ts';
import { formErrors } from '../data/formErrors.ts';
import { fieldMessages, wordsOf } from '../data/problem.ts';
import { NO_PROOF, type ProofValues } from './ProofFields.tsx';

const check = formErrors(Proof);

/** A form that asks for the proof; its errors stand at the fields, and above them where they belong to none. */
export function useProofForm(send: (proof: ProofValues) => Promise<void>) {
  const [values, setValues] = useState(NO_PROOF);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [fault, setFault] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  const submit = async () => {
    const found = check(values);
    setErrors(found);
    setFault(null);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      await send(values);
    } catch (error) {
      const atFields = error instanceof ApiProblem ? fieldMessages(error) : {};
      setErrors(atFields);
      if (Object.keys(atFields).length === 0) setFault(wordsOf(error));
    } finally {
      setPending(false);
    }
  };
  return { fields: { values, errors, onChange: setValues }, fault, pending, submit };
}
