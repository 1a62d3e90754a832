"""engine/kinds"""
