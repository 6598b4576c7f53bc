import type { RefObject } from 'react';
import { useT } from '../words/useT.ts';

const XLSX = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Props {
  input: RefObject<HTMLInputElement | null>;
  onChoose: (file: File) => void;
}

/** The hidden file input of a button; the same file can be chosen again after it was corrected. */
export function WorkbookInput({ input, onChoose }: Props) {
  const t = useT();
  return (
    <input
      ref={input}
      type="file"
      accept={XLSX}
      aria-label={t('common.chooseXlsx')}
      tabIndex={-1}
      style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}
      onChange={(event) => {
        const file = event.target.files?.[0];
        if (file) onChoose(file);
        event.target.value = '';
      }}
    />
  );
}
