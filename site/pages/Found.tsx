import { BOOKING_STATES, bookingState } from '../../domain/booking-state.ts';
import { DIGITAL_FORMS } from '../../domain/contract/certificate.ts';
import type { OrderProgress } from '../../domain/contract/public.ts';
import { CERTIFICATE_KINDS } from '../../domain/number.ts';
import {
  customerWords,
  DELIVERY_MODES,
  type OrderStage,
  progressOf,
  SUPERSEDED,
  stageTone,
} from '../../domain/stage.ts';
import { eventWords } from '../../domain/transition.ts';
import { Chip, Heading } from '../parts.tsx';
import { useReader } from '../reader.ts';

export function Found({ progress }: { progress: OrderProgress }) {
  const { words, language, dates } = useReader();
  const { lookup } = words;
  // A person who looks up a finished order wants its certificates.
  const done = progress.certificates.length > 0;
  const certificates = <Certificates certificates={progress.certificates} archivePath={progress.archivePath} />;
  return (
    <>
      <Heading text={`${lookup.number} ${progress.number}`} lead={`${lookup.applicant} ${progress.applicant}`}>
        <Standing progress={progress} />
        <a href="/lookup">{lookup.again}</a>
      </Heading>
      {done && certificates}
      {progress.shares
        .filter(({ stage }) => stage !== SUPERSEDED)
        .map((share) => (
          <Share key={share.id} share={share} kind={progress.kind} />
        ))}
      {!done && certificates}
      <section className="sheet">
        <h2>{lookup.timeline}</h2>
        <ol className="timeline">
          {progress.timeline.toReversed().map((step) => (
            <li key={`${step.at}-${step.event}-${step.deliveryMode ?? ''}`}>
              <strong>
                {eventWords(step.event, language, progress.kind)}
                {step.deliveryMode && ` · ${DELIVERY_MODES[step.deliveryMode][language]}`}
              </strong>
              <span className="quiet">
                {dates.minute(step.at)} · {step.actor}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** The order's state in the words of its kind. */
function Standing({ progress }: { progress: OrderProgress }) {
  const { language } = useReader();
  const { kind, stage, shares } = progress;
  if (kind === 'general') return <StageChip stage={stage} kind={kind} />;
  const state = bookingState(shares.map((share) => share.stage));
  return (
    <Chip tone={state === 'not_accepted' ? 'error' : BOOKING_STATES[state].tone}>
      {BOOKING_STATES[state][language]}
    </Chip>
  );
}

function StageChip({ stage, kind }: { stage: OrderStage; kind: OrderProgress['kind'] }) {
  const { language } = useReader();
  const tone = stageTone(stage);
  return <Chip tone={tone === 'refused' ? 'error' : tone}>{customerWords(stage, language, kind)}</Chip>;
}

function Share({ share, kind }: { share: OrderProgress['shares'][number]; kind: OrderProgress['kind'] }) {
  const { words, language, dates } = useReader();
  const { stage } = share;
  const progress = progressOf(stage, share.deliveryMode);
  return (
    <section className="sheet">
      <div className="heading">
        <h2>
          {kind === 'mandatory' && `${share.institutionName} · `}
          {DELIVERY_MODES[share.deliveryMode][language]} · {share.instrumentCount}
        </h2>
        <StageChip stage={stage} kind={kind} />
      </div>
      {share.visitStartsAt && (
        <p>
          {words.lookup.visit}：{dates.minute(share.visitStartsAt)}
        </p>
      )}
      {progress && (
        <ol className="progress">
          {progress.steps.map((step, index) => (
            <li
              key={step}
              className={index < progress.past ? 'past' : undefined}
              aria-current={index === progress.past ? 'step' : undefined}
            >
              {customerWords(step, language, kind)}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** The certificates of an order; each can be downloaded once its PDF has been made. */
function Certificates({ certificates, archivePath }: Pick<OrderProgress, 'certificates' | 'archivePath'>) {
  const { words, language } = useReader();
  const { lookup } = words;
  return (
    <section className="sheet">
      <div className="heading">
        <h2>{lookup.certificates}</h2>
        {archivePath && (
          <a className="button" href={archivePath} download>
            {lookup.downloadAll}
          </a>
        )}
      </div>
      {certificates.length === 0 && <p className="quiet">{lookup.noCertificates}</p>}
      <ul className="entries">
        {certificates.map((certificate) => (
          <li key={certificate.id} className="heading">
            <span>
              {CERTIFICATE_KINDS[certificate.kind][language]} {certificate.number} · {certificate.instrumentName}（
              {certificate.serialNumber}）{certificate.replaces && ` · ${lookup.replaces(certificate.replaces)}`}
              {certificate.withdrawnAt && ` · ${lookup.withdrawn}`}
            </span>
            {certificate.digitalPath && <DigitalLinks path={certificate.digitalPath} number={certificate.number} />}
            {certificate.downloadPath ? (
              <a
                className="button quiet-button"
                href={certificate.downloadPath}
                download
                aria-label={`${lookup.download} ${certificate.number}`}
              >
                {lookup.download}
              </a>
            ) : (
              <span className="quiet">{lookup.preparing}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Links to the digital forms of a certificate: the same content as its PDF. */
function DigitalLinks({ path, number }: { path: string; number: string }) {
  const { lookup } = useReader().words;
  return DIGITAL_FORMS.map((form) => (
    <a
      key={form}
      href={`${path}?form=${form}`}
      download={`${number}.${form}`}
      aria-label={`${lookup.digital} ${number} ${form.toUpperCase()}`}
    >
      {form.toUpperCase()}
    </a>
  ));
}
