using Microsoft.Playwright;
using Xunit;

namespace DunnHumbyColumnar.Browser.Tests;

/// <summary>Whatever is drawn can be read: contrast, room for labels, whole tables and whole numbers.</summary>
[Collection(DashboardCollection.Name)]
public sealed class LookTests(DashboardStore store)
{
    /// <summary>
    /// Texts of drawings whose contrast with what is behind them is below 4.5, that leave the drawing, or that lie on one another.
    /// </summary>
    const string Measure =
        """
        () => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const channels = color => {
            canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const light = color => {
            const [r, g, b] = channels(color).map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
            return .2126 * r + .7152 * g + .0722 * b;
          };
          const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
          const faults = [];
          for (const svg of document.querySelectorAll('.plot svg')) {
            const id = svg.closest('.plot').id;
            const frame = svg.getBoundingClientRect();
            const card = getComputedStyle(svg.closest('.card')).backgroundColor;
            const isCell = svg.closest('.plot').classList.contains('heatmap');
            const texts = [...svg.querySelectorAll('text')].filter(text => text.textContent.trim() !== '');
            const boxes = texts.map(text => text.getBoundingClientRect());
            const shapes = [...svg.querySelectorAll('path, rect')].map(shape => ({
              box: shape.getBoundingClientRect(), fill: shape.getAttribute('fill') ?? 'none',
            }));
            texts.forEach((text, i) => {
              const box = boxes[i];
              const x = box.left + box.width / 2, y = box.top + box.height / 2;
              const cell = isCell && shapes.filter(({ box, fill }) => /^(#|rgb)/.test(fill) && box.width < frame.width / 3
                && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom).at(-1);
              const ratio = contrast(getComputedStyle(text).fill, cell ? cell.fill : card);
              const name = `${id}: ${text.textContent}`;
              if (ratio < 4.5) faults.push(`${name} has contrast ${ratio.toFixed(2)} on ${cell ? cell.fill : card}`);
              if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
                faults.push(`${name} leaves the drawing`);
              boxes.forEach((other, j) => {
                if (j > i && Math.min(box.right, other.right) - Math.max(box.left, other.left) > 2
                  && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 3)
                  faults.push(`${name} lies on ${texts[j].textContent}`);
              });
            });
          }
          return faults;
        }
        """;

    [BrowserTheory]
    [MemberData(nameof(PageTests.Pages), MemberType = typeof(PageTests))]
    public async Task Texts_of_drawings_have_contrast_and_room(string path, int charts)
    {
        await using var watched = await store.OpenAsync(path);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (int width in new[] { 1280, 390 })
            {
                await watched.LookAsync(path, scheme, width);
                Assert.Equal(charts, await watched.Page.Locator(".plot").CountAsync());
                string[] faults = await watched.Page.EvaluateAsync<string[]>(Measure);
                Assert.True(faults.Length == 0, $"{path}, {scheme}, {width}:\n{string.Join('\n', faults)}");
            }
    }

    [BrowserTheory]
    [MemberData(nameof(PageTests.Pages), MemberType = typeof(PageTests))]
    public async Task A_number_is_in_one_line_and_a_table_says_where_it_is_cut(string path, int charts)
    {
        Assert.True(charts >= 0);
        await using var watched = await store.OpenAsync(path);
        foreach (int width in new[] { 1280, 390 })
        {
            await watched.LookAsync(path, ColorScheme.Light, width);
            Assert.Empty(await watched.Page.EvaluateAsync<string[]>(
                """
                () => [
                  ...[...document.querySelectorAll('.tile dd:not(.note)')]
                    .filter(value => /^[\d.,%-]+$/.test(value.textContent.trim()) && value.getBoundingClientRect().height
                      > 1.6 * parseFloat(getComputedStyle(value).lineHeight))
                    .map(value => `${value.textContent} is in two lines`),
                  ...[...document.querySelectorAll('.tile dd')].filter(value => value.scrollWidth > value.clientWidth + 1)
                    .map(value => `${value.textContent} leaves its tile`),
                  ...[...document.querySelectorAll('.scroll')].filter(table => table.scrollHeight > table.clientHeight + 1
                      && !/\d rows/.test(table.previousElementSibling?.textContent ?? ''))
                    .map(table => `${table.getAttribute('aria-label')} ends without a word`),
                  ...[...document.querySelectorAll('.scroll')].filter(table => table.scrollWidth > table.clientWidth + 1
                      && !/gradient/.test(getComputedStyle(table).backgroundImage))
                    .map(table => `${table.getAttribute('aria-label')} hides columns without a shade`),
                  ...[...document.querySelectorAll('.scroll:has(.evidence)')].filter(table => table.scrollWidth > table.clientWidth + 1)
                    .map(table => `${table.getAttribute('aria-label')} hides its sentences`),
                ]
                """));
        }
    }

    [BrowserTheory]
    [MemberData(nameof(PageTests.Pages), MemberType = typeof(PageTests))]
    public async Task Paper_shows_whole_charts_and_whole_tables_on_white(string path, int charts)
    {
        await using var watched = await store.OpenAsync(path);
        await watched.LookAsync(path, ColorScheme.Dark, 1280);
        await watched.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await watched.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        // A page of A4 within its margins.
        await watched.Page.SetViewportSizeAsync(703, 1000);
        string[] faults = await watched.Page.EvaluateAsync<string[]>(Measure);
        Assert.True(faults.Length == 0, string.Join('\n', faults));
        Assert.Empty(await watched.Page.EvaluateAsync<string[]>(
            """
            () => [
              ...[...document.querySelectorAll('.plot svg, .plot canvas')].map(drawing => ({
                  id: drawing.closest('.plot').id, drawing: drawing.getBoundingClientRect(),
                  card: drawing.closest('.card').getBoundingClientRect(),
                })).filter(({ drawing, card }) => drawing.right > card.right + 1 || drawing.bottom > card.bottom + 1)
                .map(({ id }) => `${id} leaves its card`),
              ...[...document.querySelectorAll('.scroll')].filter(table => table.scrollHeight > table.clientHeight + 1)
                .map(table => `${table.getAttribute('aria-label')} is cut`),
              ...(getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)' ? [] : ['the paper is not white']),
            ]
            """));
        Assert.Equal(charts, await watched.Page.Locator(".plot svg, .plot canvas").CountAsync());
        await watched.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        Assert.NotEmpty(await watched.Page.PdfAsync(new() { Format = "A4", PrintBackground = true }));
        watched.AssertFaultless();
    }
}
