import Button from '@mui/material/Button';
import { useState } from 'react';
import { call, saveFile, sheets } from '../api.ts';
import { useNotice } from '../parts/Notice.tsx';
import { useWords } from '../words/index.tsx';
import { QueryPage } from './QueryPage.tsx';

/** 强制检定目录查询 (requirement D5). */
export function PublicCatalogue() {
  const { catalogue, facts, view } = useWords().queries;
  return (
    <QueryPage
      title={catalogue.title}
      lead={catalogue.lead}
      fields={[
        ['categoryNumber', facts.categoryNumber],
        ['category', facts.category],
        ['number', facts.kindNumber],
        ['name', facts.kind],
      ]}
      read={(query, signal) => call('listPublicKinds', { query, signal })}
      nameHead={facts.kind}
      nameOf={({ number, name }) => `${number} ${name}`}
      columns={[
        [facts.category, ({ categoryNumber, categoryName }) => `${categoryNumber} ${categoryName}`],
        [facts.form, ({ form }) => form],
      ]}
      details={[
        [
          view,
          (row) => [
            [facts.categoryNumber, row.categoryNumber],
            [facts.category, row.categoryName],
            [facts.kindNumber, row.number],
            [facts.kind, row.name],
            [facts.form, row.form],
            [facts.scope, row.scope || '–'],
          ],
        ],
      ]}
    >
      <Export />
    </QueryPage>
  );
}

function Export() {
  const words = useWords();
  const say = useNotice();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const file = await sheets('listPublicKinds');
      saveFile(file, file.name);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error), 'error');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="outlined" loading={busy} onClick={() => void download()}>
      {words.queries.export}
    </Button>
  );
}
