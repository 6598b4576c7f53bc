import { Heading, Steps } from '../parts.tsx';
import { useReader } from '../reader.ts';

/** The guides, based on the manual's part 4 and its FAQ. */
export function Guides() {
  const { guides } = useReader().words;
  return (
    <>
      <Heading text={guides.title} />
      <Steps isUpright />
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
