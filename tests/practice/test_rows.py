"""Every row of what the practice of appreciation asks, and the tests that drive it from outside."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

ROWS = {
    "A1": "practice/test_departures.py"
    "::test_a_departing_customer_is_thanked_by_a_letter_the_same_day",
    "A2": "practice/test_departures.py"
    "::test_the_reason_is_kept_in_its_group_and_those_not_asked_or_refusing_stand_apart",
    "A3": "practice/test_words.py"
    "::test_whoever_asks_a_former_customer_why_has_gentle_words_at_hand_and_may_change_them",
    "A4": "practice/test_departures.py"
    "::test_the_letter_that_says_it_is_mended_is_printed_only_once_it_is",
    "A5": "practice/test_departures.py"
    "::test_they_are_asked_again_in_the_week_it_falls_due_and_never_once_they_are_back",
    "A6": "practice/test_departures.py"
    "::test_somebody_they_know_is_warned_against_and_tries_are_counted_apart_from_talks",
    "A7": "practice/test_shelf.py::test_an_article_goes_to_the_same_person_once_and_never_again",
    "A8": "practice/test_departures.py::test_losing_a_customer_never_stops_the_birthday_card",
    "A9": "practice/test_shelf.py"
    "::test_a_welcome_back_offer_says_its_value_plainly_and_what_came_of_it_is_kept",
    "A10": "desktop/test_quiet.py::test_the_week_shows_who_is_going_quiet_and_a_press_calls_them",
    "A11": "practice/test_departures.py"
    "::test_a_survey_that_comes_back_finds_its_departure_by_the_number_on_it",
    "A12": "practice/test_insights.py"
    "::test_themes_are_counted_over_departures_with_their_words_and_told_when_many_say_them",
    "A13": "practice/test_insights.py"
    "::test_own_losses_stand_beside_the_often_quoted_figures_with_their_counts",
    "A14": "practice/test_departures.py"
    "::test_every_reason_why_people_stop_is_offered_and_own_ones_can_be_added",
    "A15": "practice/test_care.py"
    "::test_all_correspondence_is_on_one_timeline_with_files_and_the_kept_page",
    "A16": "practice/test_departures.py"
    "::test_the_folder_of_a_customer_who_left_holds_all_that_passed",
    "A17": "practice/test_insights.py"
    "::test_the_years_are_compared_and_the_review_is_two_pages_to_frame",
    "A18": "cli/test_caring.py::test_whoever_was_reached_is_not_quiet_and_every_day_says_why",
    "A19": "practice/test_organisations.py"
    "::test_all_that_rests_on_one_person_is_warned_of_before_they_go",
    "A20": "practice/test_departures.py"
    "::test_whoever_moved_away_stays_a_friend_and_is_sold_nothing",
    "A21": "practice/test_partners.py::test_a_partner_is_never_listed_as_a_prospect_to_convert",
    "A22": "practice/test_prospects.py::test_why_they_are_no_customer_and_what_they_need_is_kept",
    "A23": "practice/test_referrals.py::test_thanks_due_turn_into_a_card_that_names_whom_they_sent",
    "A24": "practice/test_promises.py"
    "::test_a_promise_has_day_time_and_means_and_never_leaves_the_list_by_itself",
    "A25": "desktop/test_quiet.py::test_a_little_extra_has_its_own_quick_entry_and_is_a_touch",
    "A26": "practice/test_gratitude.py"
    "::test_an_order_a_referral_and_years_with_us_propose_thanks_and_send_none",
    "A27": "practice/test_words.py"
    "::test_a_departing_customer_is_written_to_in_their_own_language_on_one_plain_page",
}
"""The first test to read for each row; others stand beside it."""


def test_the_table_has_all_27_rows() -> None:
    assert list(ROWS) == [f"A{number}" for number in range(1, 28)]


@pytest.mark.parametrize("row", ROWS)
def test_each_row_is_driven_by_a_test(row: str) -> None:
    file, _, name = ROWS[row].partition("::")
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    assert name in {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}
