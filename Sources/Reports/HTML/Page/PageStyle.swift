/// The look of report pages.
enum PageStyle {
  /// The style sheet.
  static var text: String { [colors, page, charts, drawings, paper].joined(separator: "\n") }

  // Colours by M. Okabe and K. Ito, Color universal design, https://jfly.uni-koeln.de/color/,
  // darkened or lightened until lines have 3:1 and texts 4.5:1 against their ground. Series differ
  // in dashes too, and good and bad in a mark.
  private static let colors = """
    :root{color-scheme:light dark;--ground:#fff;--panel:#f5f6f8;--ink:#1a1d21;--soft:#575e68;\
    --rule:#d9dde3;--accent:#0062a0;--good:#00694b;--bad:#b03a00;--good-ground:#e3f4ee;\
    --bad-ground:#fdece2;--s0:#0072b2;--s1:#c65200;--s2:#00855f;--s3:#a8477d;--s4:#7d6a00;\
    --s5:#3d8fc7;--s6:#666e78}
    @media screen and (prefers-color-scheme:dark){:root{--ground:#111418;--panel:#1a1f25;\
    --ink:#e8ebef;--soft:#a3adb8;--rule:#323a43;--accent:#6cb6ee;--good:#45d19f;--bad:#ff9a5c;\
    --good-ground:#12302a;--bad-ground:#3a2115;--s0:#58b0ea;--s1:#f5893d;--s2:#38c494;\
    --s3:#df8dbb;--s4:#d9c53f;--s5:#9fd3f7;--s6:#aab2bd}}
    .s0{color:var(--s0)}.s1{color:var(--s1)}.s2{color:var(--s2)}.s3{color:var(--s3)}\
    .s4{color:var(--s4)}.s5{color:var(--s5)}.s6{color:var(--s6)}
    """

  private static let page = """
    *{box-sizing:border-box}
    html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
    @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
    body{margin:0;background:var(--ground);color:var(--ink);\
    font:1rem/1.6 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei",\
    "Noto Sans CJK SC","Noto Sans SC",sans-serif}
    header,main,footer{max-width:1200px;margin:0 auto;padding:0 20px}
    header{padding-top:32px}footer{padding-top:48px;padding-bottom:32px;color:var(--soft);\
    font-size:.85rem}
    h1,h2,h3,caption,th,td,dd,dt,.name,.answer,.question{unicode-bidi:isolate;\
    overflow-wrap:anywhere}
    h1{font-size:clamp(1.6rem,1.2rem + 1.6vw,2.3rem);line-height:1.2;margin:.1em 0 .2em;\
    letter-spacing:-.01em}
    h2{font-size:1.3rem;margin:2.4em 0 .8em;padding-top:.5em;border-top:1px solid var(--rule)}
    h3{font-size:1.02rem;margin:0}
    .origin{margin:0;color:var(--soft);font-size:.85rem;letter-spacing:.04em}
    .question{margin:0 0 1em;color:var(--soft)}
    .answer{font-size:1.12rem;margin:0 0 1.2em;padding:1em 1.2em;border-radius:10px;\
    background:var(--panel);border-left:6px solid var(--accent)}
    .answer.good{background:var(--good-ground);border-color:var(--good)}
    .answer.bad{background:var(--bad-ground);border-color:var(--bad)}
    .verdict{margin-right:.4em}.good .verdict,td.good,td.good data{color:var(--good)}\
    .bad .verdict,td.bad,td.bad data{color:var(--bad)}
    nav{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:.92rem}
    a{color:var(--accent)}
    .skip{position:absolute;left:-99em}.skip:focus{left:8px;top:8px;padding:8px;\
    background:var(--ground)}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
    .facts{list-style:none;margin:1.6em 0 0;padding:0;display:grid;gap:12px;\
    grid-template-columns:repeat(auto-fit,minmax(165px,1fr))}
    .facts li{background:var(--panel);border-radius:10px;padding:.8em 1em .9em;\
    border-top:3px solid var(--rule)}
    .facts li.good{border-color:var(--good)}.facts li.bad{border-color:var(--bad)}
    .facts .name,.facts .note{display:block;color:var(--soft);font-size:.86rem}
    .facts strong{display:block;font-size:1.65rem;line-height:1.3;font-weight:650;\
    font-variant-numeric:tabular-nums}
    .facts li.good .note{color:var(--good)}.facts li.bad .note{color:var(--bad)}
    .scroll{overflow-x:auto;margin:.6em 0}
    table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
    caption{text-align:left;color:var(--soft);font-size:.86rem;padding-bottom:.4em}
    th,td{padding:.35em .9em .35em 0;border-bottom:1px solid var(--rule);text-align:right;\
    white-space:nowrap;vertical-align:top}
    thead th{color:var(--soft);font-weight:600;vertical-align:bottom}
    th:first-child{text-align:left;font-weight:600}
    table.words td,table.words th{text-align:left;white-space:normal}
    dl{margin:.6em 0;font-size:.92rem}
    dl div{display:grid;grid-template-columns:minmax(8em,16em) 1fr;gap:0 1.2em;padding:.4em 0;\
    border-bottom:1px solid var(--rule)}
    dt{color:var(--soft)}dd{margin:0;font-variant-numeric:tabular-nums}
    pre{background:var(--panel);border-radius:8px;padding:.9em 1.1em;margin:.6em 0;\
    overflow-x:auto;font-size:.88rem;white-space:pre-wrap;overflow-wrap:anywhere}
    @media (max-width:560px){dl div{grid-template-columns:1fr}header,main,footer{padding-left:14px;\
    padding-right:14px}.answer{font-size:1.03rem}.facts{grid-template-columns:1fr 1fr}}
    """

  private static let charts = """
    .charts+.charts{margin-top:1.6em}.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,480px),1fr));\
    gap:36px 44px}
    figure.chart{margin:0;min-width:0}
    figcaption .note{margin:.1em 0 .5em;color:var(--soft);font-size:.86rem;line-height:1.5}
    .legend{display:flex;flex-wrap:wrap;gap:4px 6px;margin:0 0 .7em}
    .legend button{display:inline-flex;align-items:center;gap:7px;font:inherit;font-size:.84rem;\
    line-height:1.5;color:var(--ink);background:none;border:1px solid var(--rule);\
    border-radius:99px;padding:2px 11px 2px 8px;cursor:pointer;unicode-bidi:isolate}
    .legend button:hover{border-color:var(--soft)}
    .legend button[aria-pressed=false]{color:var(--soft);text-decoration:line-through}
    .legend button[aria-pressed=false] svg{opacity:.25}
    .swatch{width:28px;height:12px;flex:none}
    .canvas{display:grid;grid-template:220px 26px/auto 1fr;padding:6px 18px 0 0}
    .heights{position:relative;font-size:.76rem;color:var(--soft);\
    font-variant-numeric:tabular-nums;padding-right:9px;text-align:right}
    .heights span{position:absolute;right:9px;transform:translateY(50%);line-height:1;\
    white-space:nowrap}
    .heights .widest{position:static;visibility:hidden}
    .plot{position:relative;min-width:0}
    .plot>svg{position:absolute;inset:0;width:100%;height:100%;overflow:visible}
    .ticks{grid-column:2;position:relative;font-size:.76rem;color:var(--soft);\
    font-variant-numeric:tabular-nums;margin-top:7px;line-height:1}
    .ticks span{position:absolute;transform:translateX(-50%);white-space:nowrap}
    .plot path{vector-effect:non-scaling-stroke}
    .grid{stroke:var(--rule);stroke-width:1}.axis{stroke:var(--soft);stroke-width:1}
    .line{fill:none;stroke:currentColor;stroke-width:2.2;stroke-linejoin:round;\
    stroke-linecap:round}
    .dots{fill:none;stroke:currentColor;stroke-width:5.5;stroke-linecap:round}
    .band{fill:currentColor;opacity:.17}.bar{fill:currentColor}
    .s1 .line{stroke-dasharray:8 5}.s2 .line{stroke-dasharray:2 4.5}\
    .s3 .line{stroke-dasharray:11 4 2 4}.s4 .line{stroke-dasharray:5 3}\
    .s5 .line{stroke-dasharray:14 4}.s6 .line{stroke-dasharray:2 3 8 3}
    .threshold{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:3 3;fill:none}
    .targets{position:absolute;inset:0;font-size:.76rem;pointer-events:none}
    .targets span{position:absolute;right:0;line-height:1.3;padding:0 4px;color:var(--ink);\
    background:color-mix(in srgb,var(--ground) 82%,transparent);border-radius:3px}
    .targets .mark{right:auto;bottom:2px;transform:translateX(-50%);white-space:nowrap}
    .series.off{display:none}
    .cursor{position:absolute;top:0;bottom:0;width:0;border-left:1px solid var(--ink);\
    pointer-events:none}
    .tip{position:absolute;top:6px;z-index:2;pointer-events:none;background:var(--ground);\
    border:1px solid var(--rule);border-radius:8px;box-shadow:0 3px 14px rgb(0 0 0/.16);\
    padding:.45em .7em;font-size:.82rem;line-height:1.55;width:max-content;max-width:100%;\
    font-variant-numeric:tabular-nums}
    .tip b{display:block}.tip span{display:flex;flex-wrap:wrap;align-items:center;gap:0 6px}
    .tip em{font-style:normal;font-weight:600;margin-left:auto;padding-left:12px;white-space:nowrap}
    .cursor[hidden],.tip[hidden]{display:none}
    details{margin-top:.4em}summary{cursor:pointer;color:var(--accent);font-size:.86rem;\
    width:max-content}
    @media (max-width:560px){.minor{display:none}.canvas{grid-template-rows:200px 26px}}
    """

  private static let drawings = """
    table.differences{width:100%;min-width:720px;table-layout:fixed;margin-bottom:1.6em}
    .differences th:first-child{width:22%}.differences th:nth-child(2){width:29%}
    .differences th.drawn{width:23%}.differences th:nth-child(n+4){width:13%}
    .differences th{white-space:normal}td.drawn{padding-right:.9em}
    .drawn svg{display:block;width:100%;height:18px;margin-top:3px}
    thead .drawn{display:table-cell}.direction{display:inline-block;width:50%;text-align:left;\
    font-weight:400;font-size:.8rem}.direction+.direction{text-align:right}
    .zero{stroke:var(--soft);stroke-width:1}.interval{stroke:currentColor;stroke-width:2}
    .middle{stroke:currentColor;stroke-width:6;stroke-linecap:round}
    .differences .bar{opacity:.28}
    .drawn path{vector-effect:non-scaling-stroke}
    .better .difference,.better .drawn{color:var(--good)}\
    .worse .difference,.worse .drawn{color:var(--bad)}
    .neither .drawn{color:var(--accent)}
    .unclear th,.unclear td{color:var(--soft);font-weight:400}
    figure.flow{margin:2em 0}figure.flow svg{display:block;margin:0 auto;height:auto}
    .box{fill:var(--panel);stroke:var(--soft);stroke-width:1.2}
    .question .box{stroke:var(--accent);stroke-width:1.8}.decision .box{fill:var(--ground)}
    .handOver .box,.end .box{stroke:var(--good);stroke-width:1.8}
    .missed .box{fill:var(--bad-ground);stroke:var(--bad);stroke-width:1.8;stroke-dasharray:5 3}
    .flow text{font-size:11px;fill:var(--soft)}.flow .name{font-size:12px;font-weight:600;\
    fill:var(--ink)}.flow .count{fill:var(--accent);font-size:11px;font-weight:600;\
    font-variant-numeric:tabular-nums}
    .way{fill:none;stroke:var(--accent);stroke-opacity:.62}.arrow{fill:var(--accent)}
    .entry{stroke:var(--ink);stroke-width:2.5}
    .edge text{paint-order:stroke;stroke:var(--ground);stroke-width:4px;stroke-linejoin:round;\
    fill:var(--ink)}
    .edge.idle .way{stroke:var(--soft)}.edge.idle .arrow{fill:var(--soft)}
    .edge.missed .way{stroke:var(--bad);stroke-dasharray:5 4;stroke-opacity:1}\
    .edge.missed .arrow{fill:var(--bad)}.edge.missed text{fill:var(--bad)}
    .edge:hover .way{stroke-opacity:1}
    details.item{border-bottom:1px solid var(--rule);padding:.5em 0;margin:0}
    details.item summary{width:auto;color:var(--ink);font-size:.95rem;unicode-bidi:isolate}
    """

  private static let paper = """
    @media print{@page{margin:14mm}body{font-size:10pt}header,main,footer{max-width:none;padding:0}
    nav,.skip,summary{display:none}.charts{grid-template-columns:1fr 1fr;gap:22px 26px}
    .canvas{grid-template-rows:150px 26px}figure,tr,li,dl div,.answer{break-inside:avoid}
    .scroll{overflow:visible}table{font-size:7.5pt;min-width:0}
    table.figures th,table.figures td{white-space:normal;overflow-wrap:normal;\
    padding-right:.6em}.minor{display:none}
    figure.flow svg{min-width:0!important;max-height:225mm}.differences{min-width:0}
    h2,h3,h2+p,caption{break-after:avoid}footer{break-before:avoid}.legend button{border:0;padding:0 10px 0 0}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    """
}
