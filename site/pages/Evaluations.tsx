import type { z } from 'zod';
import type { PublicEvaluationList } from '../../domain/contract/evaluation.ts';
import { LEDGER_SERVICES } from '../../domain/ledger-service.ts';
import { Heading, Pager, type PagerProps } from '../parts.tsx';
import { useReader } from '../reader.ts';

/** 服务评价, public (requirement A7). */
export function Evaluations({ list, ...paging }: { list: z.infer<typeof PublicEvaluationList> } & PagerProps) {
  const { words, language, dates } = useReader();
  const { evaluations } = words;
  return (
    <>
      <Heading text={evaluations.title} lead={evaluations.lead} />
      {list.average !== null && (
        <p className="average">
          <strong>{list.average.toFixed(1)}</strong> <Stars rating={list.average} />{' '}
          <span className="quiet">{evaluations.ratings(list.ratings)}</span>
        </p>
      )}
      {list.total === 0 ? (
        <p className="sheet quiet">{evaluations.empty}</p>
      ) : (
        <div className="sheet">
          <ul className="entries">
            {list.data.map((one) => (
              <li key={one.id}>
                <Stars rating={one.rating} />{' '}
                <span className="quiet">
                  {LEDGER_SERVICES[one.kind][language]} · {dates.day(one.createdAt)}
                </span>
                <p>{one.comment || evaluations.noComment}</p>
                {one.reply && <p className="says info">{`${evaluations.reply}：${one.reply}`}</p>}
              </li>
            ))}
          </ul>
          <Pager {...paging} />
        </div>
      )}
    </>
  );
}

function Stars({ rating }: { rating: number }) {
  const { words } = useReader();
  const whole = Math.round(rating);
  return (
    <span role="img" className="stars" aria-label={words.evaluations.stars(Number(rating.toFixed(1)))}>
      {'★'.repeat(whole)}
      {'☆'.repeat(5 - whole)}
    </span>
  );
}
