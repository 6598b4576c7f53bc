import { Heading } from '../parts.tsx';
import { useReader } from '../reader.ts';

/** The guides, after the manual's part 4 and its questions. */
export function Guides() {
  const { guides } = useReader().words;
  return (
    <>
      <Heading text={guides.title} />
      <section className="sheet">
        <h2>{guides.steps}</h2>
        <ol className="steps upright">
          {guides.step.map(([title, text]) => (
            <li key={title}>
              <strong>{title}</strong>
              <span className="quiet">{text}</span>
            </li>
          ))}
        </ol>
      </section>
      <section className="sheet">
        <h2>{guides.faq}</h2>
        <dl>
          {guides.questions.map(([question, answer]) => (
            <div key={question}>
              <dt>{question}</dt>
              <dd className="quiet">{answer}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
