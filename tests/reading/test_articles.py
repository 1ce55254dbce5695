"""The accuracy reached on the annotated articles is kept."""

from __future__ import annotations

from benchmarks.reading_score import ARTICLES, score_articles


def test_the_accuracy_reached_is_kept() -> None:
    """F1 over all annotated articles: claims found, all right, source named."""
    score = score_articles()
    assert len(list(ARTICLES.glob("*.toml"))) >= 76
    assert score.found.f1 >= 0.99, score.misses
    assert score.all_right.f1 >= 0.985, score.misses
    assert score.source.f1 >= 0.975, score.misses
