/// What moves on report pages: values under the pointer or the arrow keys, and series switched off.
///
/// All values come from the table behind a chart. Without the script a page shows the same.
enum PageScript {
  static let text = #"""

    'use strict';
    for (const chart of document.querySelectorAll('figure.chart')) {
      const plot = chart.querySelector('.plot');
      const svg = plot.querySelector('svg');
      const rows = [...chart.querySelectorAll('tbody tr')];
      const buttons = [...chart.querySelectorAll('.legend button')];
      const places = JSON.parse(chart.dataset.places);
      const cursor = plot.appendChild(document.createElement('div'));
      const tip = plot.appendChild(document.createElement('div'));
      cursor.className = 'cursor';
      tip.className = 'tip';
      cursor.hidden = tip.hidden = true;
      let at = -1;
      const shown = index => buttons[index].getAttribute('aria-pressed') === 'true';
      const show = index => {
        at = Math.max(0, Math.min(index, rows.length - 1));
        const cells = [...rows[at].cells];
        const lines = cells.slice(1).map((cell, index) => [index, cell.textContent])
          .filter(([index]) => shown(index));
        tip.replaceChildren(document.createElement('b'));
        tip.firstChild.textContent = cells[0].textContent;
        for (const [index, value] of lines) {
          const line = tip.appendChild(document.createElement('span'));
          line.append(buttons[index].querySelector('svg').cloneNode(true));
          line.append(buttons[index].textContent);
          line.appendChild(document.createElement('em')).textContent = value;
        }
        cursor.style.left = places[at] + '%';
        cursor.hidden = tip.hidden = false;
        tip.style.left = 0;
        const width = tip.offsetWidth;
        const side = places[at] < 50 ? '+ 10px' : `- ${width + 10}px`;
        tip.style.left = `clamp(0px, calc(${places[at]}% ${side}), calc(100% - ${width}px))`;
        plot.setAttribute('aria-valuenow', at);
        plot.setAttribute('aria-valuetext', cells[0].textContent + ': '
          + lines.map(([index, value]) => buttons[index].textContent + ' ' + value).join(', '));
      };
      const hide = () => { cursor.hidden = tip.hidden = true; };
      plot.tabIndex = 0;
      plot.setAttribute('role', 'slider');
      plot.setAttribute('aria-labelledby', svg.getAttribute('aria-labelledby'));
      plot.setAttribute('aria-valuemin', 0);
      plot.setAttribute('aria-valuemax', rows.length - 1);
      plot.setAttribute('aria-valuenow', 0);
      plot.setAttribute('aria-valuetext', rows[0].cells[0].textContent);
      plot.addEventListener('pointermove', event => {
        const box = plot.getBoundingClientRect();
        const x = (event.clientX - box.left) / box.width * 100;
        let nearest = 0;
        places.forEach((place, index) => {
          if (Math.abs(place - x) < Math.abs(places[nearest] - x)) nearest = index;
        });
        show(nearest);
      });
      plot.addEventListener('pointerleave', hide);
      plot.addEventListener('focus', () => { if (plot.matches(':focus-visible')) show(at); });
      plot.addEventListener('blur', hide);
      plot.addEventListener('keydown', event => {
        const to = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1,
          Home: 0, End: rows.length - 1 }[event.key];
        if (event.key === 'Escape') hide();
        if (to === undefined) return;
        show(to);
        event.preventDefault();
      });
      buttons.forEach((button, index) => button.addEventListener('click', () => {
        const on = !shown(index);
        button.setAttribute('aria-pressed', on);
        chart.querySelector(`.series[data-series="${index}"]`).classList.toggle('off', !on);
        if (!tip.hidden) show(at);
      }));
    }

    """#
}
