"""How the HTML report looks and filters: one style, one script, nothing from elsewhere."""

from __future__ import annotations

__all__ = ["SCRIPT", "STYLE"]

STYLE = """
:root{color-scheme:light dark;--paper:#fff;--line:#d9dee4;--soft:#f4f6f8;--ink:#1b2530;--dim:#5a6672;
--bad:#a51d1d;--good:#17643a;--open:#855600;--due:#1f5190;--alert:#fdf1f1}
@media(prefers-color-scheme:dark){:root{--paper:#14181d;--line:#333c46;--soft:#1c2229;--ink:#e4e9ee;--dim:#9aa6b2;
--bad:#ff9a94;--good:#7fd3a2;--open:#f0c069;--due:#93c0f5;--alert:#331c1e}}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--paper);overflow-wrap:anywhere;
font:15px/1.6 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
main{max-width:74rem;margin:0 auto;padding:1.2rem}h1{font-size:1.4rem;line-height:1.35;margin:.2rem 0}
h2{font-size:1.08rem;margin:2rem 0 .5rem;padding-bottom:.2rem;border-bottom:2px solid var(--line)}
a{color:var(--due)}li:target{background:var(--soft)}
.dim,small{color:var(--dim)}small{display:block;font-size:.85em;font-weight:400}
.report+.report{margin-top:3rem;border-top:4px double var(--line);padding-top:1rem}
.alert{background:var(--alert);border-left:4px solid var(--bad);padding:.6rem .9rem;font-weight:600}
.figures{display:flex;flex-wrap:wrap;gap:.7rem;margin:1rem 0}
.figures>div{background:var(--soft);border:1px solid var(--line);border-radius:.5rem;padding:.6rem 1rem;max-width:26rem}
.figures b{display:block;font-size:1.3rem;line-height:1.35}.figures span{color:var(--dim)}
ul{margin:.3rem 0;padding-left:1.3rem}ul.plain{list-style:none;padding-left:0}li{margin:.15rem 0}
ul.problems li{white-space:pre-line}.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}table.matrix{width:auto}table.matrix :is(th,td){overflow-wrap:normal}
th,td{border-bottom:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top}
th{background:var(--soft);font-weight:600;white-space:nowrap}.n{text-align:right;white-space:nowrap}
td i{font-style:normal;font-weight:600;color:var(--dim)}
.beside{margin-top:.4rem;padding-top:.3rem;border-top:1px dotted var(--line);font-size:.9em}
table.findings td:nth-child(-n+2){min-width:8rem}table.findings td:nth-child(3){white-space:nowrap;font-weight:600}
table.findings td:nth-child(4){min-width:16rem}table.findings th:nth-child(5){width:36%}
.breached,.outstanding{color:var(--bad)}.met{color:var(--good)}.undetermined{color:var(--open)}
.not_yet_due{color:var(--due)}.not_applicable{color:var(--dim)}
blockquote{margin:.1rem 0 .3rem;padding-left:.6rem;border-left:3px solid var(--line);color:var(--dim)}
.filter{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin:.6rem 0}
.filter label{white-space:nowrap;cursor:pointer}
.filter select,.filter input[type=search]{font:inherit;color:inherit;background:var(--soft);
border:1px solid var(--line);border-radius:.4rem;padding:.3rem .6rem;max-width:100%}
.filter input[type=search]{flex:1 1 14rem}tr.off{display:none}
@media screen and (max-width:46rem){main{padding:.8rem}
table.matrix{font-size:.85em}table.matrix :is(th,td){padding:.3rem}table.matrix th.n{white-space:normal}
table.cards thead{display:none}table.cards,table.cards tbody,table.cards tr,table.cards td{display:block;width:100%}
table.cards tr{border:1px solid var(--line);border-radius:.5rem;padding:.4rem .7rem;margin:.6rem 0}
table.cards tr.off,table.cards td.none{display:none}table.cards td,
table.findings td:nth-child(n){border:0;padding:.15rem 0;min-width:0}
table.cards td::before{content:attr(data-head);display:block;font-size:.8em;color:var(--dim)}}
@page{size:A4;margin:14mm 12mm}
@media print{:root{color-scheme:light;--paper:#fff;--line:#bbb;--soft:#f2f2f2;--ink:#000;--dim:#444;
--bad:#900;--good:#040;--open:#640;--due:#036;--alert:#fff}
.filter{display:none}main{max-width:none;padding:0}body{font-size:9.5pt;line-height:1.45}
h1{font-size:14pt}h2{font-size:11pt;break-after:avoid;margin-top:1.2rem}tr,li,.figures{break-inside:avoid}
thead{display:table-header-group}.report+.report{break-before:page;border:0}
table.findings td:nth-child(4){min-width:0;width:28%}table.findings td:nth-child(5){width:42%}
table.findings td:nth-child(-n+2){min-width:0;width:11%}th,td{padding:.25rem .4rem}}
"""
SCRIPT = """
for(const part of document.querySelectorAll('.report')){
const rows=[...part.querySelectorAll('tr[data-status]')],boxes=[...part.querySelectorAll('input[data-status]')],
topic=part.querySelector('select'),find=part.querySelector('input[type=search]');
if(!find)continue;
const show=()=>{const on=new Set(boxes.filter(b=>b.checked).map(b=>b.dataset.status)),
text=find.value.trim().toLowerCase();
for(const r of rows)r.classList.toggle('off',!(on.has(r.dataset.status)&&(!topic.value||topic.value===r.dataset.topic)
&&(!text||r.textContent.toLowerCase().includes(text))));};
for(const one of[...boxes,topic])one.addEventListener('change',show);find.addEventListener('input',show);}
"""
