"""A day's wire of our own: invented stories, each told by several outlets, and articles that stand alone."""

from __future__ import annotations

from checker.model import Article

WIRE = {
    "ferry-courier.txt": (
        "Ferry runs aground off Skarvik\n\n"
        "SKARVIK, Monday - A passenger ferry with 212 people on board ran onto rocks off Skarvik early on Monday, the "
        "coast guard said. Captain Ingrid Moen told rescuers that the steering of the Nordstjerna had failed. Boats "
        "from Vardnes took 38 passengers to hospital.\n"
    ),
    "ferry-daily.txt": (
        "Dozens hurt as the Nordstjerna strikes rocks\n\n"
        "The ferry Nordstjerna struck rocks near Skarvik on Monday with 221 people aboard, according to the coast "
        "guard. Ingrid Moen, her captain, reported a failure of the rudder. Fishing boats brought 38 people to the "
        "hospital in Vardnes.\n"
    ),
    "ferry-post.txt": (
        "Captain blames steering in Skarvik accident\n\n"
        "Ingrid Moen, captain of the ferry Nordstjerna, said on Tuesday that its steering had failed before it ran "
        "aground off Skarvik on Monday. Investigators from Vardnes will look at the rudder this week.\n"
    ),
    "bank-herald.txt": (
        "Ostland Bank to cut 1,450 jobs\n\n"
        "Ostland Bank will cut 1,450 jobs and close 62 branches after a loss of $318 million, its chairman Petter "
        "Falk said on Monday. Shares of the lender fell 7.4 percent in Brinmark.\n"
    ),
    "bank-times.txt": (
        "Lender closes 62 branches after record loss\n\n"
        "Petter Falk, chairman of Ostland Bank, announced the closing of 62 branches on Monday. The lender lost $318 "
        "million last year. Unions in Brinmark said 1,450 people would lose their jobs.\n"
    ),
    "vaccine-journal.txt": (
        "Trial of malaria vaccine halves cases\n\n"
        "A malaria vaccine made by Helvora cut cases by 51 percent among 4,800 children in Tamboro, researchers led "
        "by Dr. Amina Keita reported on Wednesday in a medical journal.\n"
    ),
    "vaccine-world.txt": (
        "Helvora says its malaria shot works in children\n\n"
        "Helvora said on Wednesday that its shot against malaria halved cases in a trial with 4,800 children in "
        "Tamboro. Amina Keita, who led the researchers, called the result encouraging.\n"
    ),
    "chess.txt": (
        "Linnea Strand wins the open\n\n"
        "Linnea Strand, 16, won the chess open of Gullvik with 8.5 points on Sunday, half a point before the "
        "defending champion.\n"
    ),
    "wolves.txt": (
        "Wolves return to the Karsk hills\n\n"
        "At least three packs of wolves live in the Karsk hills again, foresters counted with cameras over the winter. "
        "Shepherds ask for money to build fences.\n"
    ),
}
KINDS = ("ferry", "bank", "vaccine", "chess", "wolves")
TRUE = {frozenset(name for name in WIRE if name.startswith(kind)) for kind in KINDS}


def articles(texts: dict[str, str], **fields: object) -> list[Article]:
    """The texts as articles."""
    return [Article(name, name, text, title=text.partition("\n")[0], **fields) for name, text in texts.items()]  # type: ignore[arg-type]
