"""What the compute topic must reckon, say and draw."""

import copy
import re

import pytest
import vl_convert

from claimbook.book.book import open_book
from claimbook.book.confidence import SCALE
from claimbook.book.theme import NARROW, WIDE
from claimbook.values.value import Value

FIGURES = (
    "compute-share",
    "compute-clusters",
    "compute-machines",
    "compute-training-time",
    "compute-aist",
    "compute-models",
    "compute-model-counts",
    "compute-payoff",
)


@pytest.fixture(scope="module")
def book():
    return open_book(first_topic="compute")


@pytest.fixture(scope="module")
def training(book):
    return book.figure("compute-training-time")


def drawn_words(spec, **settings):
    """Return the words of a drawing once its settings stand as given."""
    spec = copy.deepcopy(spec)
    for param in spec["params"]:
        if param["name"] in settings:
            param["value"] = settings[param["name"]]
    return re.findall(r"<text[^>]*>([^<]*)</text>", vl_convert.vegalite_to_svg(spec))


def shown(value, form=""):
    """Return a value as a drawing writes it."""
    return format(value, form).replace("\u00a0", " ")


def test_what_is_added_and_what_there_was_make_the_whole(book):
    assert book["aist-total-multiple"].number == pytest.approx(book["aist-added-multiple"].number + 1)


def test_a_peak_is_its_chips_times_what_one_of_them_can_do(book):
    for peak, chips, chip in (
        ("jp-sakura-peak", "jp-sakura-gpus", "chip-h100"),
        ("us-vela-peak", "us-vela-gpus", "chip-a100"),
        ("us-eagle-peak", "us-eagle-gpus", "chip-h100"),
    ):
        assert book[peak].to("TFLOP/s").number == book[chips].number * book[chip].to("TFLOP/s").number


@pytest.mark.parametrize("model", ["gpt3", "gpt4"])
@pytest.mark.parametrize("processor", ["a100", "h100", "h100-fp8"])
def test_training_time_and_needed_utilisation_agree(book, model, processor):
    """Days at the median over days claimed is the utilisation needed over the median."""
    run = f"{model}-{processor}"
    claimed = book["sakura-gpt3-time" if model == "gpt3" else "gpt4-claimed-days"].number
    by_days = book[f"{run}-days"].number / claimed
    by_utilisation = book[f"{run}-needed"].number / 100 / book["cmp-mfu-median"].number
    assert by_days == pytest.approx(by_utilisation)
    assert book[f"{run}-days-fast"].number < book[f"{run}-days"].number < book[f"{run}-days-slow"].number


def test_all_that_rests_on_gpt4_carries_its_interval(book):
    for id in ("gpt4-flop-range", "gpt4-h100-days", "gpt4-h100-needed", "gpt4-abci3-days", "plamo-of-gpt4"):
        assert book[id].estimate is not None, id


def test_a_value_is_no_surer_than_what_it_rests_on(book):
    for topic in book.topics():
        for rule in topic.value_rules.values():
            sure = [SCALE.index(book[source.id].confidence) for source in book[rule.id].sources()]
            if sure and not rule.confidence:
                assert SCALE.index(book[rule.id].confidence) == max(sure), rule.id


def test_the_chart_opens_on_the_machine_as_built(book, training):
    settings = {param["name"]: param["value"] for param in training.spec["params"] if "bind" in param}
    assert settings == {
        "reader_gpus": float(book["jp-sakura-gpus"].number),
        "reader_chip": "H100",
        "reader_precision": "16-bit",
        "reader_utilisation": float(book["utilisation-typical"].number),
    }
    words = drawn_words(training.spec)
    assert shown(book["gpt3-h100-days"], "unit") in words
    assert shown(book["gpt4-h100-days"], "unit") in words


@pytest.mark.parametrize("precision", ["16-bit", "8-bit"])
def test_the_reader_s_run_is_reckoned_as_the_values_are(book, training, precision):
    """With half the chips at twice the utilisation, the days stay those of the table."""
    half = float(book["jp-sakura-gpus"].number) / 2
    twice = float(book["utilisation-typical"].number) * 2
    words = drawn_words(
        training.spec, reader_gpus=half, reader_utilisation=twice, reader_chip="H100", reader_precision=precision
    )
    run = "h100" if precision == "16-bit" else "h100-fp8"
    for model in ("gpt3", "gpt4"):
        assert shown(book[f"{model}-{run}-days"], "unit") in words


def test_the_reader_s_run_moves_with_the_settings(book, training):
    many = drawn_words(training.spec, reader_gpus=10 * float(book["jp-sakura-gpus"].number))
    for model in ("gpt3", "gpt4"):
        days = f"{float(book[f'{model}-h100-days'].number) / 10:.2g}"  # under a hundred days, to two digits
        assert f"{days} days" in many


def test_a_chip_without_a_figure_at_a_precision_says_so(training):
    words = drawn_words(training.spec, reader_chip="A100", reader_precision="8-bit")
    assert words.count("A100, 8-bit: no figure held") == 2
    assert not any("no figure held" in word for word in drawn_words(training.spec))


def test_a_machine_by_name_is_its_gpus_by_whole_servers_and_the_line_says_what_it_comes_to(book, training):
    [offered] = [param["value"] for param in training.spec["params"] if param["name"] == "presets"]
    machines = {each["name"]: each["settings"] for each in offered}
    assert machines["Ishikari"]["reader_gpus"] == float(book["jp-sakura-gpus"].number)
    server = float(book["server-gpus"].number)
    most = float(book["cmp-gpt4-gpus"].number)
    assert all(each["reader_gpus"] % server == 0 and 0 < each["reader_gpus"] <= most for each in machines.values())
    [line] = [param["expr"] for param in training.spec["params"] if param["name"] == "says"]
    for model in ("gpt3", "gpt4"):
        assert str(float(f"{book[f'{model}-h100-gpu-days'].number:.12g}")) in line


def test_64_bit_measurements_and_16_bit_peaks_have_panels_of_their_own(book):
    for spec in (book.figure("compute-machines").spec, book.figure("compute-machines").narrow):
        fields = []
        for panel in spec.get("hconcat") or spec["vconcat"]:
            xs = [layer["encoding"]["x"] for layer in panel["layer"]]
            fields.append({x["field"] for x in xs if "field" in x})
        assert fields == [{"hpl"}, {"peak"}]


def test_every_list_has_a_share_for_every_place(book):
    figure = book.figure("compute-share")
    columns = [column.name for column in figure.columns]
    for place in ("jp", "us", "eu", "cn"):
        shares = [row[columns.index(place)] for row in figure.rows]
        assert all(isinstance(share, Value) for share in shares), place
    assert "no figure held" not in figure.description


def test_counts_of_models_come_from_one_counter(book):
    figure = book.figure("compute-model-counts")
    counted = [cell for row in figure.rows for cell in row if isinstance(cell, Value)]
    authors = {book.ledger.row("reference", cell.id)["author"] for cell in counted}
    assert len(authors) == 1


def test_only_the_forecast_is_drawn_open(book):
    for panel in book.figure("compute-payoff").spec["hconcat"]:
        bars = [layer for layer in panel["layer"] if layer["mark"]["type"] == "bar"]
        dashed = {layer["encoding"]["x"]["field"]: layer["mark"]["strokeDash"] != [1, 0] for layer in bars}
        assert dashed == {"conventional": False, "with_ai": True}


@pytest.mark.parametrize("id", FIGURES)
def test_a_chart_fits_its_page(book, id):
    figure = book.figure(id)
    for spec, width in ((figure.spec, WIDE), (figure.narrow, NARROW)):
        box = re.search(r'viewBox="0 0 ([\d.]+) ', vl_convert.vegalite_to_svg(spec))
        assert float(box[1]) <= width


@pytest.mark.parametrize("id", FIGURES)
def test_every_value_in_a_figure_can_be_followed(book, id):
    figure = book.figure(id)
    cells = [cell for row in figure.rows for cell in row if isinstance(cell, Value)]
    assert cells
    assert all(cell.id and list(cell.sources()) for cell in cells)
    assert figure.citations
