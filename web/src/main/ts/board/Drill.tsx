import { useId } from 'preact/hooks';
import { backFromSubject, closeSubject, hasPanelBefore, type Subject } from './address';
import { type Detail, type Part, useDetail } from './detail';
import { timeOfDay } from './format';
import type { Look } from './look';
import { kindName } from './names';
import { RankedRow } from './Rankings';
import { SidePanel } from './SidePanel';
import type { Ranked, Snapshot } from './snapshot';
import { words } from './words';

const ROWS = 8;

/** What one row or region is made of, beside the board; its rows lead further. */
export function Drill({ subject, look }: { readonly subject: Subject; readonly look: Look }) {
  const detail = useDetail(subject);
  const said = words();
  const known = rowOf(look.snapshot, subject);
  const named = known ?? { key: subject.key, name: detail.data?.name ?? subject.key };
  const { data, problem } = detail;
  const isAway = problem !== undefined && (problem.status === 404 || problem.status === 400);
  return (
    <SidePanel title={look.naming(subject.by, named)} kind={kindName(subject.by)} onClose={closeSubject} onBack={hasPanelBefore() ? backFromSubject : undefined}>
      {data !== undefined && <DetailView detail={data} look={look} />}
      {data === undefined && known !== undefined && <p class="drill-amount">{look.purse.short(known.gmvMinor)}</p>}
      {problem !== undefined && (
        <p class="drill-trouble" role="status">
          {problem.code === 'NOT_FOUND' ? said.detailNothing : isAway ? said.detailAway : data === undefined ? said.detailFailed : said.detailOld}
        </p>
      )}
      {data === undefined && problem === undefined && <DrillSkeleton />}
    </SidePanel>
  );
}

function DetailView({ detail, look }: { readonly detail: Detail; readonly look: Look }) {
  const said = words();
  const parts = detail.parts.filter((part) => part.rows.length > 0);
  return (
    <>
      <p class="drill-amount">{look.purse.full(detail.gmvMinor)}</p>
      <p class="note">
        {said.detailLead(timeOfDay(detail.asOfMs))}
        {look.filmMs !== undefined && ` · ${said.detailNow}`}
      </p>
      {parts.length === 0 && <p class="nothing">{said.detailNothing}</p>}
      <div class="drill-parts">
        {parts.map((part) => (
          <PartView key={part.by} part={part} look={look} />
        ))}
      </div>
    </>
  );
}

function PartView({ part: { by, rows }, look }: { readonly part: Part; readonly look: Look }) {
  const id = useId();
  return (
    <section class="drill-part" aria-labelledby={id}>
      <h3 id={id}>{kindName(by)}</h3>
      <ol>
        {rows.slice(0, ROWS).map((row) => (
          <li key={row.key}>
            <RankedRow by={by} row={row} most={rows[0]?.gmvMinor ?? 0} purse={look.purse} naming={look.naming} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function DrillSkeleton() {
  return (
    <div class="drill-skeleton" aria-busy="true">
      {Array.from({ length: 8 }, (_, i) => (
        <i key={i} />
      ))}
    </div>
  );
}

/** The row that the panel is about, while the board ranks it. */
function rowOf(snapshot: Snapshot, { by, key }: Subject): Ranked | undefined {
  const lists = {
    country: snapshot.countries,
    province: snapshot.provinces,
    cityTier: snapshot.cityTiers,
    category: snapshot.categories,
    brand: snapshot.brands,
    origin: snapshot.origins,
    shop: snapshot.shops,
    sku: snapshot.skus,
  };
  return lists[by].find((each) => each.key === key);
}
